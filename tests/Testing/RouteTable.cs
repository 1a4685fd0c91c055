using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PartyPlatform.Testing;

/// <summary>
/// Who gets past the door of which route: anonymous, every role and another system with every scope that there is, tried
/// over HTTP against the table in <c>tests/{Service}.Tests/routes.txt</c>. A route that the table lacks fails, and so does a line without a route.
/// <c>UPDATE_ROUTES=1</c> writes what was found, to be read before it is committed.
/// </summary>
/// <remarks>
/// A line is <c>METHOD /path  callers</c>. Ids are of nothing that exists, so whoever gets in is answered with anything
/// but 401 and 403. A route that names a branch has two lines, <c>@own</c> and <c>@other</c>: the branch of the member, the
/// secretary and the committee member below, and another one; there 404 keeps out too.
/// </remarks>
public static partial class RouteTable
{
    private const string OwnBranch = "01990000-0000-7000-8000-000000000103";
    private const string OtherBranch = "01990000-0000-7000-8000-000000000102";
    private const string Nothing = "01990000-0000-7000-8000-00000000abcd";

    private const string System = "system";

    private static readonly (string Name, string? UserName)[] Callers =
    [
        ("anonymous", null), (System, null), ("member", "lin.jianshan"), ("secretary", "gu.xingzhi"), ("committee", "zhou.wangshu"), ("office", "xu.qinghe"),
        ("leader", "lu.tinglan"), ("administrator", "cheng.yining"), ("operator", "wen.yiheng"),
    ];

    /// <summary>All that a system can be granted, and what the gateway alone has.</summary>
    private const string EveryScope = "openid directory:read live events:learning events:showcase events:oversight events:membership";

    /// <summary>Tries every route of a service as everybody and compares with the table.</summary>
    /// <param name="service">The service as its test project and its OpenAPI document name it, such as <c>Learning</c>.</param>
    /// <param name="services">The host's services, which know its routes.</param>
    /// <param name="as">A client of a person of the demo office by sign-in name; of nobody for null.</param>
    /// <param name="systemToken">Signs a token of a system with its own secret, from client id and scopes.</param>
    public static async Task HoldsAsync(
        string service, IServiceProvider services, Func<string?, HttpClient> @as, Func<string, string, string>? systemToken = null)
    {
        HttpClient As(string caller, string? userName)
        {
            var client = @as(userName);
            if (caller == System)
                client.DefaultRequestHeaders.Authorization = new("Bearer", (systemToken ?? ((id, scopes) => TestTokens.OfSystem(id, scopes)))("some-system", EveryScope));
            return client;
        }

        var found = new List<string>();
        foreach (var (method, path, contentType) in Routes(services))
            foreach (var (variant, branch) in NamesBranch().IsMatch(path) ? new[] { (" @own", OwnBranch), (" @other", OtherBranch) } : [("", Nothing)])
                found.Add($"{method} {path}{variant}: {await AdmittedAsync(method, Filled(path, branch), contentType, variant.Length > 0, As)}");

        var file = Path.Combine(OpenApiDocument.RepositoryRoot(), "tests", $"{service}.Tests", "routes.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_ROUTES") == "1")
            await File.WriteAllLinesAsync(file, found.Order(StringComparer.Ordinal));

        var listed = await File.ReadAllLinesAsync(file);
        MustMatch(listed, found);
        await DocumentedAsync(service, listed);
    }

    /// <summary>Fails if a route is not listed, a line has no route, or somebody gets in who should not.</summary>
    public static void MustMatch(IEnumerable<string> listed, IEnumerable<string> found) =>
        Assert.Equal(listed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));

    // What other systems are told of must be in the table too.
    private static async Task DocumentedAsync(string service, string[] listed)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(OpenApiDocument.RepositoryRoot(), "web", "openapi", $"{service.ToLower(CultureInfo.InvariantCulture)}.json")))!;
        var known = listed.Select(line => Constraint().Replace(line.Split([':', '@'], 2)[0].Trim(), "{$1}")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (method, _) in operations!.AsObject())
                Assert.Contains($"{method} {path}", known, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<(string Method, string Path, string? ContentType)> Routes(IServiceProvider services) =>
        from endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let path = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "{$1}")
        group endpoint by (method, path) into route
        select (route.Key.method, route.Key.path, route.First().Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0]);

    private static async Task<string> AdmittedAsync(string method, string path, string? contentType, bool hidden, Func<string, string?, HttpClient> @as)
    {
        var admitted = new List<string>();
        foreach (var (caller, userName) in Callers)
        {
            using var client = @as(caller, userName);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method is not ("GET" or "HEAD" or "DELETE"))
                request.Content = Body(contentType);
            // A stream is open once its headers are there.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.True((int)answer.StatusCode < 500, $"{method} {path} as {caller}: {(int)answer.StatusCode}");
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !(hidden && answer.StatusCode is HttpStatusCode.NotFound))
                admitted.Add(caller);
        }

        return admitted.Count == Callers.Length ? "everybody"
            : admitted.Count == Callers.Length - 2 && !admitted.Contains("anonymous") && !admitted.Contains(System) ? "every member"
            : admitted.Count == 0 ? "nobody"
            : string.Join(' ', admitted);
    }

    // Of the right kind, or the door would not be reached.
    private static HttpContent? Body(string? contentType) => contentType switch
    {
        null => null,
        "multipart/form-data" => new MultipartFormDataContent { { new StringContent("x"), "x" } },
        "application/x-www-form-urlencoded" => new FormUrlEncodedContent([]),
        "application/json" => new StringContent("{}", Encoding.UTF8, contentType),
        _ => new StringContent("x", Encoding.UTF8, contentType),
    };

    private static string Filled(string path, string branch) => Parameter().Replace(path, match => match.Groups[1].Value switch
    {
        var name when BranchName().IsMatch(name) => branch,
        "number" or "row" or "rowNumber" or "version" or "position" => "1",
        "documentName" => "v1",
        "name" => "nothing",
        _ => Nothing,
    });

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(branchId|orgUnitId|unitId)$")]
    private static partial Regex BranchName();

    [GeneratedRegex(@"\{(branchId|orgUnitId|unitId)[}:]")]
    private static partial Regex NamesBranch();
}
