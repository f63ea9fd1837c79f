drop table learning_lesson_progress, learning_course_progress, learning_lessons, learning_chapters,
    learning_course_prerequisites, learning_course_publications, learning_courses, learning_topics;
