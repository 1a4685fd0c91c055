using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PartyPlatform.Media;
using static PartyPlatform.Showcase.Tests.StoryDesk;

namespace PartyPlatform.Showcase.Tests;

/// <summary>Uploading, serving and removing pictures over HTTP; what a file must be like is tested with the library.</summary>
public sealed class PictureTests(ShowcaseHost host)
{
    private const int UploadsAtATime = 2;

    private readonly HttpClient _author = host.As(ShowcaseHost.Author);

    [Fact]
    public async Task A_picture_is_served_so_that_no_browser_takes_it_for_anything_else()
    {
        var created = await _author.UploadAsync(Png(3000, 1500), "<script>alert(1)</script>.html", "text/html");
        var picture = await created.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal($"{Root}/pictures/{picture["id"]}", created.Headers.Location!.ToString());
        Assert.Equal("2048x1024", $"{picture["width"]}x{picture["height"]}");

        var full = await _author.GetAsync($"{Root}/pictures/{picture["id"]}");
        var thumb = await _author.GetAsync($"{Root}/pictures/{picture["id"]}?size=Thumb");

        Assert.Equal("image/webp", full.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", full.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", full.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("max-age=31536000, private, immutable", Sorted(full.Headers.CacheControl!));
        Assert.True((await thumb.Content.ReadAsByteArrayAsync()).Length < (await full.Content.ReadAsByteArrayAsync()).Length);
        var again = new HttpRequestMessage(HttpMethod.Get, $"{Root}/pictures/{picture["id"]}");
        again.Headers.IfNoneMatch.Add(full.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _author.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _author.GetAsync($"{Root}/pictures/{picture["id"]}?size=Huge")).StatusCode);

        static string Sorted(CacheControlHeaderValue value) => string.Join(", ",
            value.ToString().Split(", ").OrderBy(part => part.StartsWith("max", StringComparison.Ordinal) ? 0 : part is "private" ? 1 : 2));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_a_reason()
    {
        await (await _author.UploadAsync("<svg onload=alert(1)>........"u8.ToArray())).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "picture.type");
        await (await _author.UploadAsync([])).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "picture.type");
        await (await _author.UploadAsync(Png()[..200])).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "picture.broken");
        var huge = new byte[PictureLimits.Bytes + 1];
        Png().CopyTo(huge, 0);
        await (await _author.UploadAsync(huge)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "picture.tooLarge");
    }

    [Fact]
    public async Task A_picture_of_900_megapixels_is_refused()
    {
        // The header of 30,000 by 30,000 pixels; the rest need not be there, since nothing behind the header is looked at.
        var bomb = Png();
        (bomb[18], bomb[19], bomb[22], bomb[23]) = (0x75, 0x30, 0x75, 0x30);

        var refused = await (await _author.UploadAsync(bomb)).ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "picture.dimensions");

        Assert.Equal("30000 30000", $"{refused["width"]} {refused["height"]}");
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType, "request.mediaType")]
    [InlineData("multipart/form-data", "x", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("multipart/form-data; boundary=abc", "", HttpStatusCode.BadRequest, "request.invalid")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--abc--\r\n", HttpStatusCode.BadRequest, "picture.missing")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf", HttpStatusCode.BadRequest, "request.invalid")]
    public async Task A_form_that_makes_no_sense_is_refused(string type, string body, HttpStatusCode status, string code)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await (await _author.PostAsync($"{Root}/pictures", content)).ShouldBeRefusedAsync(status, code);
    }

    [Fact]
    public async Task Who_uploads_without_end_is_stopped()
    {
        var member = host.As("member031");
        for (var number = 0; number < PictureLimits.Unattached - 2; number++)
            await (await member.UploadAsync(Png(4, 4))).ShouldBeAsync(HttpStatusCode.Created);

        // Also of those that are all let in before the first of them is kept.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => member.UploadAsync(Png(4, 4))));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
            await answer.ShouldBeRefusedAsync(HttpStatusCode.Conflict, "picture.tooMany");
        await (await member.UploadAsync(Png(4, 4))).ShouldBeRefusedAsync(HttpStatusCode.Conflict, "picture.tooMany");
    }

    [Fact]
    public async Task Two_pictures_of_a_member_are_received_at_a_time_and_the_others_wait_in_a_line_that_is_not_long()
    {
        var member = host.As("member032");
        var rest = new TaskCompletionSource();
        var sending = Enumerable.Range(0, 10).Select(_ => member.PostAsync($"{Root}/pictures", new SlowForm(Png(4, 4), rest.Task))).ToList();
        for (var waited = 0; Incoming() < UploadsAtATime; waited++)
        {
            Assert.True(waited < 200, "Nothing is received.");
            await Task.Delay(50);
        }

        var refused = await member.UploadAsync(Png(4, 4));
        await refused.ShouldBeRefusedAsync(HttpStatusCode.TooManyRequests, "picture.busy");
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        await (await host.As("member033").UploadAsync(Png(4, 4))).ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(UploadsAtATime, Incoming());

        rest.SetResult();
        // Who waited for long, as on a machine that is busy, was told to come back.
        var answers = await Task.WhenAll(sending);
        Assert.InRange(answers.Count(answer => answer.StatusCode is HttpStatusCode.Created), UploadsAtATime, answers.Length);
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
            await answer.ShouldBeRefusedAsync(HttpStatusCode.TooManyRequests, "picture.busy");
        await (await member.UploadAsync(Png(4, 4))).ShouldBeAsync(HttpStatusCode.Created);

        int Incoming() => Directory.Exists(Path.Combine(host.PictureFolder, "showcase", "incoming"))
            ? Directory.GetFiles(Path.Combine(host.PictureFolder, "showcase", "incoming")).Length
            : 0;
    }

    [Fact]
    public async Task Of_stories_that_name_the_same_picture_at_once_one_gets_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var picture = await _author.PictureAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => _author.PostAsJsonAsync(
                $"{Root}/stories", Content($"抢图 {round}-{number}", "正文", "Essay", (picture, "图")))));

            var drafted = await Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created).ShouldBeAsync(HttpStatusCode.Created);
            foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
                await answer.ShouldBeRefusedAsync(HttpStatusCode.BadRequest, "story.picture");
            await host.InScopeAsync(async db => Assert.Equal(
                drafted["id"]!.GetValue<Guid>(), (await db.Set<Picture>().SingleAsync(known => known.Id == Guid.Parse(picture))).AttachedTo));
        }
    }

    [Fact]
    public async Task What_nobody_used_is_gone_after_a_day_and_what_is_used_stays()
    {
        var used = await _author.PictureAsync();
        await _author.DraftAsync(Content("留", "", "Essay", (used, "图")));
        var loose = await _author.PictureAsync();
        var name = Guid.CreateVersion7().ToString("N");
        var orphan = Path.Combine(Directory.CreateDirectory(Path.Combine(host.PictureFolder, "showcase", name[^2..])).FullName, $"{name}.full.webp");
        await File.WriteAllTextAsync(orphan, "left by a process that died");
        File.SetLastWriteTimeUtc(orphan, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-3));

        await SweepAsync(TimeSpan.FromHours(23));
        Assert.Equal(HttpStatusCode.OK, (await _author.GetAsync($"{Root}/pictures/{loose}")).StatusCode);
        await SweepAsync(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.NotFound, (await _author.GetAsync($"{Root}/pictures/{loose}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _author.GetAsync($"{Root}/pictures/{used}")).StatusCode);
        Assert.Empty(Directory.GetFiles(host.PictureFolder, $"{Guid.Parse(loose):N}*", SearchOption.AllDirectories));
        Assert.False(File.Exists(orphan));

        Task SweepAsync(TimeSpan later) => host.InScopeAsync(db => PictureRemoval.RunAsync(
            db, host.Services.GetRequiredService<PictureFiles>(), TimeProvider.System.GetUtcNow() + later, CancellationToken.None));
    }

    /// <summary>A form of which the second half comes later.</summary>
    private sealed class SlowForm : HttpContent
    {
        private const string Boundary = "slow";

        private readonly byte[] _picture;
        private readonly Task _rest;

        public SlowForm(byte[] picture, Task rest)
        {
            (_picture, _rest) = (picture, rest);
            Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"));
            await stream.WriteAsync(_picture.AsMemory(0, 30));
            await stream.FlushAsync();
            await _rest;
            await stream.WriteAsync(_picture.AsMemory(30));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Fact]
    public async Task The_hash_that_is_told_is_that_of_the_bytes_that_are_served()
    {
        var picture = Guid.Parse(await _author.PictureAsync());

        var served = SHA256.HashData(await _author.GetByteArrayAsync($"{Root}/pictures/{picture}"));

        await host.InScopeAsync(async db => Assert.Equal(served, (await db.Set<Picture>().SingleAsync(known => known.Id == picture)).Sha256));
    }
}
