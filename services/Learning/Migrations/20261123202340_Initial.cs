using System;
using Microsoft.EntityFrameworkCore.Migrations;
using PartyPlatform.Messaging;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PartyPlatform.Learning.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateMessaging();

            migrationBuilder.CreateSequence<int>(
                name: "question_numbers");

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    caller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    route = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.caller_id, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "local_conduct_rules",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_conduct_rules", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "local_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    temporary_branch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    political_birthday = table.Column<DateOnly>(type: "date", nullable: true),
                    roles = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_members", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_org_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    short_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_temporary = table.Column<bool>(type: "boolean", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_org_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "local_rules_acknowledgements",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_rules_acknowledgements", x => x.member_id);
                });

            migrationBuilder.CreateTable(
                name: "point_rules",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    clause = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    cap_group = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cap_name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    daily_cap = table.Column<int>(type: "integer", nullable: false),
                    bands = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_rules", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "question_categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_categories", x => x.id);
                    table.ForeignKey(
                        name: "fk_question_categories_question_categories_parent_id",
                        column: x => x.parent_id,
                        principalTable: "question_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "question_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    format = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "question_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quizzes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    draws = table.Column<string>(type: "jsonb", nullable: false),
                    time_limit_minutes = table.Column<int>(type: "integer", nullable: true),
                    grace_seconds = table.Column<int>(type: "integer", nullable: false),
                    max_attempts = table.Column<int>(type: "integer", nullable: false),
                    pass_percent = table.Column<int>(type: "integer", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    shuffle_questions = table.Column<bool>(type: "boolean", nullable: false),
                    shuffle_options = table.Column<bool>(type: "boolean", nullable: false),
                    review_score = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    review_answers = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    review_explanations = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    branch_ids = table.Column<Guid[]>(type: "uuid[]", nullable: true),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reveals_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    question_count = table.Column<int>(type: "integer", nullable: false),
                    total_points = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quizzes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "point_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<int>(type: "integer", nullable: false),
                    worth = table.Column<int>(type: "integer", nullable: false),
                    rule_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rule_version = table.Column<int>(type: "integer", nullable: false),
                    cap_group = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    counted_before = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occasion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_point_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_point_entries_point_rules_rule_code_rule_version",
                        columns: x => new { x.rule_code, x.rule_version },
                        principalTable: "point_rules",
                        principalColumns: new[] { "code", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "question_import_rows",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    original = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    stem = table.Column<string>(type: "text", nullable: false),
                    stem_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    similar_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    read_options = table.Column<string>(type: "jsonb", nullable: false),
                    answer = table.Column<string>(type: "jsonb", nullable: false),
                    raw_answer = table.Column<string>(type: "text", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    difficulty = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    decision = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    problems = table.Column<string>(type: "jsonb", nullable: false),
                    duplicate_of = table.Column<string>(type: "jsonb", nullable: true),
                    corrected = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_import_rows", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_question_import_rows_question_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "question_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "question_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    stem_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    similar_key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    options = table.Column<string>(type: "jsonb", nullable: false),
                    answer = table.Column<string>(type: "jsonb", nullable: false),
                    explanation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    difficulty = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    category_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_question_versions_question_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "question_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_versions_question_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "question_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_question_versions_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quiz_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quiz_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accept_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    score = table.Column<decimal>(type: "numeric(8,2)", precision: 8, scale: 2, nullable: true),
                    total_points = table.Column<decimal>(type: "numeric(8,2)", precision: 8, scale: 2, nullable: false),
                    passed = table.Column<bool>(type: "boolean", nullable: true),
                    counts_for_grade = table.Column<bool>(type: "boolean", nullable: false),
                    results = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_attempts", x => x.id);
                    table.ForeignKey(
                        name: "fk_quiz_attempts_quiz_quiz_id",
                        column: x => x.quiz_id,
                        principalTable: "quizzes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "point_rules",
                columns: new[] { "code", "version", "bands", "cap_group", "cap_name", "clause", "daily_cap", "valid_from" },
                values: new object[,]
                {
                    { "quiz.completed", 1, "[{\"fromPercent\":0,\"points\":2,\"text\":\"\\u5B8C\\u6210\\u6D4B\\u8BD5\\uFF0C\\u6CA1\\u6709\\u8FC7\\u53CA\\u683C\\u7EBF\\uFF0C\\u8BB0 2 \\u5206\"}]", "quiz", "测试类", "积分办法第 2 条", 20, new DateOnly(2026, 1, 1) },
                    { "quiz.passed", 1, "[{\"fromPercent\":0,\"points\":8,\"text\":\"\\u901A\\u8FC7\\u6D4B\\u8BD5\\uFF0C\\u5F97\\u5206\\u7387\\u4E0D\\u5230 80%\\uFF0C\\u8BB0 8 \\u5206\"},{\"fromPercent\":80,\"points\":10,\"text\":\"\\u901A\\u8FC7\\u6D4B\\u8BD5\\uFF0C\\u5F97\\u5206\\u7387 80% \\u4EE5\\u4E0A\\u3001\\u4E0D\\u5230 90%\\uFF0C\\u8BB0 10 \\u5206\"},{\"fromPercent\":90,\"points\":12,\"text\":\"\\u901A\\u8FC7\\u6D4B\\u8BD5\\uFF0C\\u5F97\\u5206\\u7387 90% \\u4EE5\\u4E0A\\uFF0C\\u8BB0 12 \\u5206\"}]", "quiz", "测试类", "积分办法第 3 条", 20, new DateOnly(2026, 1, 1) }
                });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_created_at",
                table: "idempotency_keys",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_local_members_branch_id",
                table: "local_members",
                column: "branch_id");

            migrationBuilder.CreateIndex(
                name: "ix_local_members_temporary_branch_id",
                table: "local_members",
                column: "temporary_branch_id");

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_member_id_at_id",
                table: "point_entries",
                columns: new[] { "member_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_member_id_cap_group_day_ordinal",
                table: "point_entries",
                columns: new[] { "member_id", "cap_group", "day", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_member_id_source_id",
                table: "point_entries",
                columns: new[] { "member_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_month_branch_id",
                table: "point_entries",
                columns: new[] { "month", "branch_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "amount" });

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_occasion_id",
                table: "point_entries",
                column: "occasion_id",
                unique: true,
                filter: "reverses_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_reverses_id",
                table: "point_entries",
                column: "reverses_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_point_entries_rule_code_rule_version",
                table: "point_entries",
                columns: new[] { "rule_code", "rule_version" });

            migrationBuilder.CreateIndex(
                name: "ix_question_categories_parent_id_name",
                table: "question_categories",
                columns: new[] { "parent_id", "name" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_question_import_rows_import_id_outcome_number",
                table: "question_import_rows",
                columns: new[] { "import_id", "outcome", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_question_import_rows_import_id_similar_key",
                table: "question_import_rows",
                columns: new[] { "import_id", "similar_key" });

            migrationBuilder.CreateIndex(
                name: "ix_question_import_rows_import_id_stem_key",
                table: "question_import_rows",
                columns: new[] { "import_id", "stem_key" });

            migrationBuilder.CreateIndex(
                name: "ix_question_imports_expires_at",
                table: "question_imports",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_question_sources_name",
                table: "question_sources",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_question_versions_category_id_type_difficulty",
                table: "question_versions",
                columns: new[] { "category_id", "type", "difficulty" });

            migrationBuilder.CreateIndex(
                name: "ix_question_versions_question_id_number",
                table: "question_versions",
                columns: new[] { "question_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_question_versions_similar_key",
                table: "question_versions",
                column: "similar_key");

            migrationBuilder.CreateIndex(
                name: "ix_question_versions_source_id",
                table: "question_versions",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_question_versions_stem_key",
                table: "question_versions",
                column: "stem_key");

            migrationBuilder.CreateIndex(
                name: "ix_questions_number",
                table: "questions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_questions_updated_at_id",
                table: "questions",
                columns: new[] { "updated_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_due",
                table: "quiz_attempts",
                column: "accept_until",
                filter: "state = 'InProgress'");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_member_id",
                table: "quiz_attempts",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_open",
                table: "quiz_attempts",
                columns: new[] { "quiz_id", "member_id" },
                unique: true,
                filter: "state = 'InProgress'");

            migrationBuilder.CreateIndex(
                name: "ix_quiz_attempts_quiz_id_member_id_number",
                table: "quiz_attempts",
                columns: new[] { "quiz_id", "member_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quizzes_created_at_id",
                table: "quizzes",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quizzes_state_closes_at",
                table: "quizzes",
                columns: new[] { "state", "closes_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropMessaging();

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "local_conduct_rules");

            migrationBuilder.DropTable(
                name: "local_members");

            migrationBuilder.DropTable(
                name: "local_org_units");

            migrationBuilder.DropTable(
                name: "local_rules_acknowledgements");

            migrationBuilder.DropTable(
                name: "point_entries");

            migrationBuilder.DropTable(
                name: "question_import_rows");

            migrationBuilder.DropTable(
                name: "question_versions");

            migrationBuilder.DropTable(
                name: "quiz_attempts");

            migrationBuilder.DropTable(
                name: "point_rules");

            migrationBuilder.DropTable(
                name: "question_imports");

            migrationBuilder.DropTable(
                name: "question_categories");

            migrationBuilder.DropTable(
                name: "question_sources");

            migrationBuilder.DropTable(
                name: "questions");

            migrationBuilder.DropTable(
                name: "quizzes");

            migrationBuilder.DropSequence(
                name: "question_numbers");
        }
    }
}
