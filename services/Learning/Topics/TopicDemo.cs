using Microsoft.EntityFrameworkCore;
using PartyPlatform.Contracts.Learning;
using PartyPlatform.Demo;
using PartyPlatform.Learning.Demo;
using PartyPlatform.Messaging;
using PartyPlatform.ServiceDefaults.Http;
using PartyPlatform.ServiceDefaults.Time;

namespace PartyPlatform.Learning.Topics;

/// <summary>The demo's topic: an event that all watched together, and what people said about it.</summary>
internal sealed class TopicDemo(LearningDb db, TimeProvider clock) : IDemoPart
{
    private const string Route = "demo/topics";

    private static readonly Guid Author = DemoOffice.Members[0].Id;

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>Who said what, how many minutes after the event began, how many like it; the first stands on top.</summary>
    private static readonly Said[] Posts =
    [
        new("lu.tinglan", 55, 21, "片子里那句“数字不会说话，查数字的人要替它把话说清楚”，我记下来了。咱们每一份报告都该经得起这句话。"),
        new("zhou.wangshu", 80, 14, "在滨河项目待过的同志看到搭板房那一段，眼睛都湿了。那年冬天我们就在那样的板房里开支部会。"),
        new("lin.jianshan", 130, 9, "最有感触的是老组长带徒弟翻凭证那一段：不催，也不替，让年轻人自己把疑点找出来。"),
        new("shen.qinghe", 205, 6, "支部准备把片子放进这个月的主题党日，看完每人讲一件自己经手的小事。"),
        new("bai.ruoxi", 290, 11, "我是今年刚参加工作的预备党员，第一次知道一张底稿要经过这么多双手。以后写底稿不敢马虎了。"),
        new("qin.anlan", 365, 3, "我们临时支部在项目部食堂一起看的，信号断了两回，大家也没走。"),
    ];

    public int Order => 30;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await IdempotencyKey.FindAsync(db, Author, Route, "1", body: null, cancellationToken) is not null)
            return;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var began = new DateTimeOffset(now.BusinessDate().AddDays(-1), new TimeOnly(15, 0), Shanghai).ToUniversalTime();
        var topic = Topic.ForEvent(
            new TopicSettings(
                "一起看：纪录短片《底稿里的三十年》",
                "机关党委组织观看纪录短片，讲的是三代审计人守着底稿的故事。看完来说说：哪一个镜头让你想起了自己？",
                began, ClosesAt: now.AddDays(12)),
            Author, now.AddDays(-2));
        db.Add(topic);
        db.Publish(new TopicOpened(topic.Id, topic.Title, null, topic.OpenedAt), now);
        Say(topic, began);
        IdempotencyKey.Remember(db, Author, Route, "1", body: null, topic.Id, now);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            update topic_posts set like_count = (select count(*) from topic_likes where post_id = topic_posts.id) where topic_id = {topic.Id}
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Say(Topic topic, DateTimeOffset began)
    {
        TopicPost? first = null;
        foreach (var said in Posts)
        {
            var post = Write(topic, null, said.By, said.Text, began.AddMinutes(said.MinutesAfter));
            foreach (var fan in DemoOffice.Members.Where(member => member.UserName != said.By).Take(said.Likes))
                db.Add(new PostLike { PostId = post.Id, MemberId = fan.Id, LikedAt = began.AddMinutes(said.MinutesAfter + 20) });
            if (first is null)
                db.Add(post.Pin(Author, began.AddMinutes(380)));
            first ??= post;
        }

        Write(topic, first, "gu.xingzhi", "支部会上我们就拿这句话讨论了一刻钟。", began.AddMinutes(95));
        Write(topic, first, "ye.zhiqiu", "建议印在底稿模板的第一页。", began.AddMinutes(160));
    }

    private TopicPost Write(Topic topic, TopicPost? parent, string userName, string text, DateTimeOffset at)
    {
        var author = DemoOffice.Members.Single(member => member.UserName == userName);
        var post = TopicPost.Write(topic.Id, parent?.Id, author.Id, author.BranchId, text, held: false, at);
        db.Add(post);
        return post;
    }

    private sealed record Said(string By, int MinutesAfter, int Likes, string Text);
}
