using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Learning.Courses;

namespace Questory.Learning.Contracts;

/// <summary>Foreign keys to courses, for the maps of other rooms.</summary>
public static class LearningKeys
{
    /// <summary>The row is about a course and goes with it.</summary>
    public static void OfCourse<TRow>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> key) where TRow : class =>
        row.HasOne<Course>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
