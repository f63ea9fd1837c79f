using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Files;

public sealed class PictureTests(TestWorld world) : IClassFixture<TestWorld>
{
    // The smallest PNG there is: one transparent dot.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_teacher_uploads_a_picture_that_members_see_and_strangers_do_not()
    {
        var teacher = await world.People.NewTeacher();
        var sent = await teacher.Http.PostAsync(teacher.At("/files"), Form(Png, "../../robot.png"));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var view = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("robot.png", view.GetProperty("name").GetString());
        var address = view.GetProperty("url").GetString()!;

        var shown = await (await world.People.NewLearner()).Http.GetAsync(address);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Anonymous().GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.People.NewStranger()).Http.GetAsync(address)).StatusCode);
        var elsewhere = await world.People.NewAdmin("other");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Http.GetAsync(address.Replace("/kids/", "/other/"))).StatusCode);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_calls_itself()
    {
        var teacher = await world.People.NewTeacher();
        var before = await world.Scalar<long>("select count(*) from platform_files");
        var script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await teacher.Http.PostAsync(teacher.At("/files"), Form(script, "nice.png"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.Http.PostAsync(teacher.At("/files"), Form([], "empty.png"))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await teacher.Http.PostAsync(teacher.At("/files"), Form(new byte[10 * 1024 * 1024 + 1], "huge.png"))).StatusCode);
        Assert.Equal(before, await world.Scalar<long>("select count(*) from platform_files"));
    }

    [Fact]
    public async Task A_learner_may_not_upload()
    {
        var learner = await world.People.NewLearner();
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Http.PostAsync(learner.At("/files"), Form(Png, "mine.png"))).StatusCode);
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { content, "file", name } };
    }
}
