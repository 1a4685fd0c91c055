using Microsoft.AspNetCore.Http.HttpResults;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Points;

/// <summary>A rule as members read it.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Where it stands in the office's regulation.</param>
/// <param name="ValidFrom">The day from which it holds.</param>
/// <param name="CapName">What shares a daily cap.</param>
/// <param name="DailyCap">The cap.</param>
/// <param name="Steps">What it gives.</param>
public sealed record PointRuleResponse(
    string Code, int Version, string Name, DateOnly ValidFrom, string CapName, int DailyCap, IReadOnlyList<PointRuleStep> Steps);

/// <summary>A step of a rule.</summary>
/// <param name="FromPercent">The score from which it holds.</param>
/// <param name="Points">What it gives.</param>
/// <param name="Text">In words.</param>
public sealed record PointRuleStep(int FromPercent, int Points, string Text);

/// <summary>The rules that hold today, and those that will.</summary>
public sealed record PointRulesResponse(IReadOnlyList<PointRuleResponse> Items);

internal static class ListPointRules
{
    public static async Task<Ok<PointRulesResponse>> Handle(LearningDb db, PointRules rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = clock.BusinessToday();
        var all = await rules.AllAsync(db, cancellationToken);
        var shown = all.Where(rule => !all.Any(newer => newer.Code == rule.Code && newer.Version > rule.Version && newer.ValidFrom <= today));
        return TypedResults.Ok(new PointRulesResponse([.. shown.OrderBy(rule => rule.Clause).ThenBy(rule => rule.Version)
            .Select(rule => new PointRuleResponse(
                rule.Code, rule.Version, rule.Clause, rule.ValidFrom, rule.CapName, rule.DailyCap,
                [.. rule.Bands.Select(band => new PointRuleStep(band.FromPercent, band.Points, band.Text))]))]));
    }
}
