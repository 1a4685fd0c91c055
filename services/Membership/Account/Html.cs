using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PartyPlatform.Membership.Account;

/// <summary>A piece of a page. Whatever is put into it is encoded, unless it is itself a piece of a page.</summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html Empty = new("");

    public static Html Of(Builder builder) => new(builder.ToString());

    public override string ToString() => Text;

    /// <summary>Takes an interpolated string apart: what the page's author wrote stays, what comes from elsewhere is encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Builder(int literalLength, int holes)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.CjkUnifiedIdeographs, UnicodeRanges.CjkSymbolsandPunctuation, UnicodeRanges.HalfwidthandFullwidthForms, UnicodeRanges.GeneralPunctuation);

        private readonly StringBuilder _text = new(literalLength + holes * 16);

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html piece) => _text.Append(piece.Text);

        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => _text.Append(value);

        public override string ToString() => _text.ToString();
    }
}
