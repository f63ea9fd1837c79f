using System.Text;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Import;

/// <summary>Sends GIFT files as a browser's form does.</summary>
internal static class GiftUpload
{
    public static Task<HttpResponseMessage> Send(this Classroom room, Guid course, params (string Name, string Text)[] files) => Send(room, course, false, files);

    public static Task<HttpResponseMessage> Send(this Classroom room, Guid course, bool dryRun, params (string Name, string Text)[] files) =>
        SendBytes(room, course, dryRun, [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public static Task<HttpResponseMessage> SendBytes(this Classroom room, Guid course, bool dryRun, (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("x"), "why" } };
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        return room.Teacher.Http.PostAsync(room.Teacher.At($"/courses/{course}/imports/gift{(dryRun ? "?dry_run=true" : "")}"), form);
    }
}
