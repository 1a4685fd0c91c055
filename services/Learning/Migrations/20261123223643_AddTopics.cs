using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartyPlatform.Learning.Migrations
{
    /// <inheritdoc />
    public partial class AddTopics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "point_story_withdrawals",
                columns: table => new
                {
                    story_id = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_story_withdrawals", x => x.story_id);
                });

            migrationBuilder.CreateTable(
                name: "topic_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    review_id = table.Column<Guid>(type: "uuid", nullable: true),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    watch_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    review_closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "topic_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    topic_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pinned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    like_count = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_posts", x => x.id);
                    table.ForeignKey(
                        name: "fk_topic_posts_topic_posts_parent_id",
                        column: x => x.parent_id,
                        principalTable: "topic_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_topic_posts_topics_topic_id",
                        column: x => x.topic_id,
                        principalTable: "topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "topic_likes",
                columns: table => new
                {
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    liked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_likes", x => new { x.post_id, x.member_id });
                    table.ForeignKey(
                        name: "fk_topic_likes_topic_post_post_id",
                        column: x => x.post_id,
                        principalTable: "topic_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "topic_post_decisions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_topic_post_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_topic_post_decisions_topic_post_post_id",
                        column: x => x.post_id,
                        principalTable: "topic_posts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "point_rules",
                columns: new[] { "code", "version", "bands", "cap_group", "cap_name", "clause", "daily_cap", "valid_from" },
                values: new object[] { "story.approved", 1, "[{\"fromPercent\":0,\"points\":8,\"text\":\"\\u7A3F\\u4EF6\\u901A\\u8FC7\\u5BA1\\u6838\\u5E76\\u53D1\\u5E03\\uFF0C\\u8BB0 8 \\u5206\"}]", "story", "稿件类", "积分办法第 4 条", 24, new DateOnly(2026, 1, 1) });

            migrationBuilder.InsertData(
                table: "topic_rules",
                columns: new[] { "id", "words" },
                values: new object[] { 1, new string[0] });

            migrationBuilder.CreateIndex(
                name: "ix_topic_post_decisions_post_id_decided_at",
                table: "topic_post_decisions",
                columns: new[] { "post_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_posts_author_id_posted_at",
                table: "topic_posts",
                columns: new[] { "author_id", "posted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_posts_parent_id_posted_at",
                table: "topic_posts",
                columns: new[] { "parent_id", "posted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_posts_posted_at_id",
                table: "topic_posts",
                columns: new[] { "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_posts_topic_id_like_count_id",
                table: "topic_posts",
                columns: new[] { "topic_id", "like_count", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topic_posts_topic_id_parent_id_posted_at_id",
                table: "topic_posts",
                columns: new[] { "topic_id", "parent_id", "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topics_branch_wall",
                table: "topics",
                column: "branch_id",
                unique: true,
                filter: "kind = 'Branch'");

            migrationBuilder.CreateIndex(
                name: "ix_topics_office_wall",
                table: "topics",
                column: "kind",
                unique: true,
                filter: "kind = 'Office'");

            migrationBuilder.CreateIndex(
                name: "ix_topics_opened_at_id",
                table: "topics",
                columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_topics_review_id",
                table: "topics",
                column: "review_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "point_story_withdrawals");

            migrationBuilder.DropTable(
                name: "topic_likes");

            migrationBuilder.DropTable(
                name: "topic_post_decisions");

            migrationBuilder.DropTable(
                name: "topic_rules");

            migrationBuilder.DropTable(
                name: "topic_posts");

            migrationBuilder.DropTable(
                name: "topics");

            migrationBuilder.DeleteData(
                table: "point_rules",
                keyColumns: new[] { "code", "version" },
                keyValues: new object[] { "story.approved", 1 });
        }
    }
}
