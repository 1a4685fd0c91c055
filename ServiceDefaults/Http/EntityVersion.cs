using System.Globalization;
using Microsoft.AspNetCore.Http;
using PartyPlatform.ServiceDefaults.Problems;

namespace PartyPlatform.ServiceDefaults.Http;

/// <summary>The version of a thing that two people may edit, as it travels in <c>ETag</c> and <c>If-Match</c>.</summary>
public static class EntityVersion
{
    /// <summary>The name of the request header.</summary>
    public const string Header = "If-Match";

    /// <summary>Puts the version on the answer.</summary>
    public static void Tag(HttpContext context, long version) =>
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Lets a change pass only if it is based on the present version.</summary>
    /// <exception cref="StaleVersion">It is based on an older one (412).</exception>
    /// <exception cref="BadHttpRequestException">It does not say what it is based on (428).</exception>
    public static void Require(string? ifMatch, long present)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
            throw new BadHttpRequestException("If-Match is missing.", StatusCodes.Status428PreconditionRequired);
        CheckIfGiven(ifMatch, present);
    }

    /// <summary>The same for changes that need not say what they are based on: a version is checked where it is given.</summary>
    public static void CheckIfGiven(string? ifMatch, long present)
    {
        if (string.IsNullOrWhiteSpace(ifMatch) || ifMatch.Trim() == "*")
            return;
        if (ifMatch.Trim() != string.Create(CultureInfo.InvariantCulture, $"\"{present}\""))
            throw new StaleVersion();
    }
}
