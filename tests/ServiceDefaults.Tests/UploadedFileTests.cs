using System.Text;
using Microsoft.AspNetCore.Http;
using PartyPlatform.ServiceDefaults.Http;

namespace PartyPlatform.ServiceDefaults.Tests;

public sealed class UploadedFileTests
{
    [Theory]
    [InlineData("名单.xlsx", "名单.xlsx")]
    [InlineData(@"C:\Users\xu\桌面\名单.xlsx", "名单.xlsx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("名\u0000单\u202a\r\n.csv", "名单\u202a.csv")]
    [InlineData("名单😀.csv", "名单😀.csv")]
    [InlineData("", "")]
    public async Task The_name_is_what_a_person_may_read(string sent, string kept) => Assert.Equal(kept, (await ReadAsync(sent)).Name);

    [Fact]
    public async Task A_long_name_keeps_its_end_and_no_half_of_a_character()
    {
        var name = (await ReadAsync("长" + string.Concat(Enumerable.Repeat("😀", 99)) + "a.csv")).Name;
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 97)) + "a.csv", name);
        Assert.Equal(199, name.Length);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public async Task The_same_file_is_the_same_upload()
    {
        Assert.Equal((await ReadAsync("a.csv", "1,2")).Identity, (await ReadAsync("a.csv", "1,2")).Identity);
        Assert.NotEqual((await ReadAsync("a.csv", "1,2")).Identity, (await ReadAsync("a.csv", "1,3")).Identity);
        Assert.NotEqual((await ReadAsync("a.csv", "1,2")).Identity, (await ReadAsync("b.csv", "1,2")).Identity);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        using var nothing = new MemoryStream();
        var file = new FormFile(nothing, 0, RequestLimits.ImportBytes + 1, "file", "a.csv");
        var refused = await Assert.ThrowsAsync<BadHttpRequestException>(() => UploadedFile.ReadAsync(file, CancellationToken.None));
        Assert.Equal(413, refused.StatusCode);
    }

    private static async Task<UploadedFile> ReadAsync(string name, string content = "1")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await UploadedFile.ReadAsync(new FormFile(stream, 0, stream.Length, "file", name), CancellationToken.None);
    }
}
