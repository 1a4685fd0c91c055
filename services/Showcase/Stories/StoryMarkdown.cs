using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.Showcase.Stories;

/// <summary>
/// Turns a story's Markdown into HTML that can be put into a page as it is. Two walls, neither of which trusts the other:
/// the Markdown reader takes HTML for text, and the sanitizer lets only a short list of elements and attributes through.
/// </summary>
internal static class StoryMarkdown
{
    public const int ExcerptLength = 120;

    private const string Scheme = "picture:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string> { "p", "br", "strong", "em", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "img" },
        AllowedAttributes = new HashSet<string> { "href", "rel", "target", "src", "alt", "width", "height", "loading", "start" },
        AllowedSchemes = new HashSet<string> { "http", "https" },
        UriAttributes = new HashSet<string> { "href", "src" },
        AllowedCssProperties = new HashSet<string>(),
    });

    /// <summary>The text as HTML, with the pictures where they were put and the others behind it.</summary>
    /// <exception cref="InputRejected">It is nested so deeply that no reader gets through it.</exception>
    public static string Render(string body, IReadOnlyList<RenderedPicture> pictures)
    {
        try
        {
            var document = Markdown.Parse(body, Pipeline);
            var placed = Place(document, pictures.ToDictionary(picture => picture.Id));
            var html = document.ToHtml(Pipeline) + string.Concat(pictures.Where(picture => !placed.Contains(picture.Id)).Select(picture => $"<p>{picture.Html()}</p>"));
            return Sanitizer.Sanitize(html);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw new InputRejected("story.nested", "正文的引用或列表套得太深，减少几层", "Quotes or lists are nested too deeply.", "body");
        }
    }

    /// <summary>The first words of the text without any marks.</summary>
    public static string Excerpt(string body)
    {
        try
        {
            var document = Markdown.Parse(body.Length > 2_000 ? body[..2_000] : body, Pipeline);
            foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
                picture.Remove();
            using var writer = new StringWriter();
            var renderer = new Markdig.Renderers.HtmlRenderer(writer)
            {
                EnableHtmlForBlock = false,
                EnableHtmlForInline = false,
                EnableHtmlEscape = false,
            };
            Pipeline.Setup(renderer);
            renderer.Render(document);
            return Cut(string.Join(' ', writer.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        catch (ArgumentException exception) when (exception.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw new InputRejected("story.nested", "正文的引用或列表套得太深，减少几层", "Quotes or lists are nested too deeply.", "body");
        }
    }

    // Half of a surrogate pair could not be kept.
    private static string Cut(string text) => text.Length <= ExcerptLength
        ? text
        : text[..(char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";

    /// <summary>Puts the story's own pictures in and takes everything else out that a page would fetch from elsewhere.</summary>
    private static HashSet<Guid> Place(MarkdownDocument document, Dictionary<Guid, RenderedPicture> pictures)
    {
        var placed = new HashSet<Guid>();
        // The page has its own title above the text.
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Clamp(heading.Level + 1, 2, 4);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (!link.IsImage)
            {
                link.SetOutside();
                continue;
            }

            if (link.Url?.StartsWith(Scheme, StringComparison.Ordinal) is true && Guid.TryParse(link.Url[Scheme.Length..], out var id)
                && pictures.TryGetValue(id, out var picture) && placed.Add(id))
                link.ReplaceBy(new HtmlInline(picture.Html()));
            else
                link.Remove();
        }

        foreach (var link in document.Descendants<AutolinkInline>())
            link.SetOutside();
        return placed;
    }

    // A page that is opened from here must not be able to steer this one, nor learn where the reader came from.
    private static void SetOutside(this IMarkdownObject link)
    {
        var attributes = Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(link);
        attributes.AddProperty("rel", "nofollow noopener noreferrer");
        attributes.AddProperty("target", "_blank");
    }
}

/// <summary>A picture as it stands in a page.</summary>
internal sealed record RenderedPicture(Guid Id, string Alt, int Width, int Height)
{
    public string Html() =>
        $"""<img src="/api/showcase/pictures/{Id:D}" alt="{System.Net.WebUtility.HtmlEncode(Alt)}" width="{Width}" height="{Height}" loading="lazy">""";
}
