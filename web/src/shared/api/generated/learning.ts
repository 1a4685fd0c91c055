// Generated from openapi/learning.json by npm run api. Do not edit.
export interface paths {
    "/api/learning/failed-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListFailedMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/failed-messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadFailedMessage"];
        put?: never;
        post?: never;
        delete: operations["DiscardFailedMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/failed-messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResendFailedMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListQuestions"];
        put?: never;
        post: operations["CreateQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportXlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/export.gift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportGift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/export.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportMoodleXml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/{questionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowQuestion"];
        put: operations["EditQuestion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/{questionId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ActivateQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/questions/{questionId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SuspendQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListCategories"];
        put?: never;
        post: operations["AddCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListQuestionSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PreviewQuestionImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowQuestionImport"];
        put?: never;
        post?: never;
        delete: operations["DiscardQuestionImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/{importId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListQuestionImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/{importId}/rows/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["CorrectQuestionImportRow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/{importId}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CommitQuestionImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/{importId}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadQuestionImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/question-imports/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadQuestionImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListQuizzes"];
        put?: never;
        post: operations["DraftQuiz"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadQuiz"];
        put: operations["EditQuiz"];
        post?: never;
        delete: operations["DeleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}/draw-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CheckDraw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PublishQuiz"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CloseQuiz"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadQuizStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/quizzes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMyQuizzes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/quizzes/{quizId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadMyQuiz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/quizzes/{quizId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/attempts/{attemptId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/attempts/{attemptId}/answers/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["SaveAnswer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/attempts/{attemptId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SubmitAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/attempts/{attemptId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadMyPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/points/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMyPointEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/points/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListPointRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/leaderboards/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadBranchLeaderboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/points/entries/{entryId}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReversePoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMyTopics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/walls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMyWalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/topics/{topicId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadMyTopic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/topics/{topicId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/my/topic-posts/{postId}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topics/{topicId}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WritePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts/{postId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["DeletePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts/{postId}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["LikePost"];
        post?: never;
        delete: operations["UnlikePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListTopics"];
        put?: never;
        post: operations["OpenTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topics/{topicId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadTopic"];
        put: operations["EditTopic"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListManagedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts/{postId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RemovePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts/{postId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReleasePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topic-posts/{postId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PinPost"];
        post?: never;
        delete: operations["UnpinPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topics/{topicId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CloseTopic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/learning/topics/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadTopicRules"];
        put: operations["EditTopicRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AttemptQuestion: {
            /** Format: int32 */
            number: number;
            type: components["schemas"]["QuestionType"];
            stem: string;
            options: components["schemas"]["QuestionOption"][];
            /** Format: int32 */
            blanks: number;
            /** Format: int32 */
            points: number;
        };
        AttemptResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            quizId: string;
            quizTitle: string;
            /** Format: int32 */
            number: number;
            state: components["schemas"]["AttemptState"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            deadline: string;
            /** Format: date-time */
            serverNow: string;
            /** Format: double */
            totalPoints: number;
            questions: components["schemas"]["AttemptQuestion"][];
            answers: {
                [key: string]: string[];
            };
            flags: number[];
            /** Format: int64 */
            revision: number;
        };
        AttemptResultResponse: {
            /** Format: uuid */
            attemptId: string;
            /** Format: uuid */
            quizId: string;
            quizTitle: string;
            state: components["schemas"]["AttemptState"];
            /** Format: double */
            score: null | number;
            /** Format: double */
            totalPoints: number;
            /** Format: int32 */
            passPercent: number;
            passed: null | boolean;
            /** Format: double */
            previousScore: null | number;
            /** Format: date-time */
            submittedAt: string;
            /** Format: int32 */
            durationSeconds: number;
            /** Format: int32 */
            questionCount: number;
            /** Format: int32 */
            correctCount: null | number;
            /** Format: int32 */
            pointsEarned: null | number;
            questions: null | components["schemas"]["ResultQuestion"][];
            hidden: null | components["schemas"]["HiddenParts"];
        };
        /** @enum {unknown} */
        AttemptState: "InProgress" | "Submitted" | "Expired";
        Author: {
            /** Format: uuid */
            id: string;
            name: null | string;
        };
        BranchStatistics: {
            /** Format: uuid */
            branchId: string;
            branchName: string;
            /** Format: int32 */
            members: number;
            /** Format: int32 */
            takers: number;
            /** Format: int32 */
            graded: number;
            /** Format: double */
            participationRate: null | number;
            /** Format: double */
            averagePercent: null | number;
            /** Format: int32 */
            passed: number;
            /** Format: double */
            passRate: null | number;
        };
        CategoryBody: {
            name: string;
            /** Format: uuid */
            parentId?: null | string;
        };
        CategoryItem: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            parentId: null | string;
            /** Format: int32 */
            questions: number;
            /** Format: int32 */
            active: number;
        };
        CategoryList: {
            items: components["schemas"]["CategoryItem"][];
        };
        CategoryName: {
            /** Format: uuid */
            id: string;
            name: string;
            parentName: null | string;
        };
        CommitBody: {
            /** Format: uuid */
            categoryId: string;
            difficulty?: components["schemas"]["Difficulty"];
            sourceName?: null | string;
            /** @default false */
            activate: boolean;
            duplicates?: components["schemas"]["RowDecision"];
        };
        /** @enum {unknown} */
        Difficulty: "Easy" | "Medium" | "Hard";
        DrawCheckResponse: {
            rows: components["schemas"]["DrawCheckRow"][];
            /** Format: int32 */
            wanted: number;
            /** Format: int32 */
            available: number;
            /** Format: int32 */
            totalPoints: number;
            publishable: boolean;
            shortage: null | components["schemas"]["DrawCheckShortage"];
        };
        DrawCheckRow: {
            /** Format: int32 */
            wanted: number;
            /** Format: int32 */
            available: number;
            /** Format: int32 */
            overlapPercent: number;
        };
        DrawCheckShortage: {
            /** Format: int32 */
            row: number;
            /** Format: int32 */
            wanted: number;
            /** Format: int32 */
            available: number;
        };
        DrawRule: {
            /** Format: uuid */
            categoryId: null | string;
            type: null | components["schemas"]["QuestionType"];
            difficulty: null | components["schemas"]["Difficulty"];
            /** Format: int32 */
            count: number;
            /** Format: int32 */
            pointsEach: number;
        };
        DuplicateOf: {
            /** Format: uuid */
            questionId: null | string;
            questionNumber: null | string;
            /** Format: int32 */
            rowNumber: null | number;
            sameAnswer: boolean;
            otherAnswer: string;
        };
        FailedMessage: {
            /** Format: uuid */
            id: string;
            queue: string;
            eventType: string;
            /** Format: uuid */
            messageId: null | string;
            /** Format: date-time */
            failedAt: string;
            /** Format: int32 */
            attempts: number;
            reason: string;
            exceptionType: string;
            body: string;
            settled: null | components["schemas"]["FailedMessageSettlement"];
        };
        FailedMessageSettlement: {
            /** Format: date-time */
            at: string;
            by: string;
            as: string;
            reason: null | string;
        };
        HiddenParts: {
            /** Format: date-time */
            scoreFrom: null | string;
            /** Format: date-time */
            answersFrom: null | string;
            /** Format: date-time */
            explanationsFrom: null | string;
            parts: string[];
            never: string[];
        };
        /** Format: binary */
        IFormFile: string;
        /** @enum {unknown} */
        ImportFormat: "Docx" | "Xlsx" | "Csv";
        ImportResult: {
            /** Format: int32 */
            imported: number;
            /** Format: int32 */
            newVersions: number;
            /** Format: int32 */
            skipped: number;
            /** Format: int32 */
            errors: number;
        };
        /** @enum {unknown} */
        ImportState: "Preview" | "Committed" | "Discarded";
        LeaderboardResponse: {
            month: string;
            items: components["schemas"]["LeaderboardRow"][];
            mine: null | components["schemas"]["LeaderboardRow"];
        };
        LeaderboardRow: {
            /** Format: int32 */
            rank: number;
            /** Format: uuid */
            branchId: string;
            branchName: string;
            /** Format: int32 */
            points: number;
            /** Format: int32 */
            members: number;
            /** Format: double */
            average: number;
        };
        LikesResponse: {
            /** Format: int32 */
            likes: number;
            liked: boolean;
        };
        ManagedPostResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            topicId: string;
            topicTitle: string;
            /** Format: uuid */
            replyTo: null | string;
            authorName: null | string;
            branchName: null | string;
            text: string;
            state: components["schemas"]["PostState"];
            /** Format: date-time */
            postedAt: string;
            pinned: boolean;
            /** Format: int32 */
            likes: number;
            /** Format: int32 */
            replies: number;
            reason: null | string;
            decidedBy: null | string;
            /** Format: date-time */
            decidedAt: null | string;
        };
        ManagedTopicResponse: {
            topic: components["schemas"]["TopicResponse"];
            /** Format: int32 */
            held: number;
            /** Format: int32 */
            removed: number;
            /** Format: int64 */
            version: number;
        };
        MyPointsResponse: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            thisMonth: number;
            /** Format: double */
            averageThisMonth: number;
            months: components["schemas"]["PointMonth"][];
            entries: components["schemas"]["PagedResponseOfPointEntryResponse"];
        };
        MyQuizResponse: {
            /** Format: uuid */
            id: string;
            title: string;
            description: null | string;
            state: components["schemas"]["QuizState"];
            /** Format: int32 */
            questionCount: number;
            /** Format: int32 */
            totalPoints: number;
            /** Format: int32 */
            timeLimitMinutes: null | number;
            /** Format: int32 */
            passPercent: number;
            /** Format: date-time */
            opensAt: string;
            /** Format: date-time */
            closesAt: null | string;
            /** Format: int32 */
            attemptsUsed: number;
            /** Format: int32 */
            maxAttempts: number;
            /** Format: double */
            bestScore: null | number;
            /** Format: uuid */
            openAttemptId: null | string;
            /** Format: date-time */
            openAttemptEndsAt: null | string;
            /** Format: uuid */
            lastAttemptId: null | string;
        };
        MyQuizzesResponse: {
            items: components["schemas"]["MyQuizResponse"][];
        };
        MyWallsResponse: {
            items: components["schemas"]["TopicResponse"][];
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfFailedMessage: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["FailedMessage"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfManagedPostResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["ManagedPostResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfManagedTopicResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["ManagedTopicResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfPointEntryResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["PointEntryResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfPostResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["PostResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfQuestionImportRowAnswer: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["QuestionImportRowAnswer"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfQuestionItem: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["QuestionItem"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfQuizRow: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["QuizRow"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfTopicResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["TopicResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        PointEntryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            points: number;
            title: string;
            reason: string;
            ruleCode: string;
            ruleName: string;
            /** Format: int32 */
            ruleVersion: number;
            /** Format: date */
            ruleValidFrom: string;
            capName: string;
            /** Format: int32 */
            dailyCap: number;
            /** Format: int32 */
            countedToday: number;
            /** Format: uuid */
            reversesEntryId: null | string;
            /** Format: uuid */
            attemptId: null | string;
            /** Format: uuid */
            storyId: null | string;
        };
        PointMonth: {
            month: string;
            /** Format: int32 */
            points: number;
        };
        PointRuleResponse: {
            code: string;
            /** Format: int32 */
            version: number;
            name: string;
            /** Format: date */
            validFrom: string;
            capName: string;
            /** Format: int32 */
            dailyCap: number;
            steps: components["schemas"]["PointRuleStep"][];
        };
        PointRulesResponse: {
            items: components["schemas"]["PointRuleResponse"][];
        };
        PointRuleStep: {
            /** Format: int32 */
            fromPercent: number;
            /** Format: int32 */
            points: number;
            text: string;
        };
        /** @enum {unknown} */
        PostOrder: "Newest" | "MostLiked" | null;
        PostResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            authorId: string;
            authorName: null | string;
            branchName: null | string;
            text: string;
            state: components["schemas"]["PostState"];
            removalReason: null | string;
            /** Format: date-time */
            postedAt: string;
            pinned: boolean;
            /** Format: int32 */
            likes: number;
            liked: boolean;
            /** Format: int32 */
            replies: number;
            mine: boolean;
        };
        PostsResponse: {
            pinned: components["schemas"]["PostResponse"][];
            items: components["schemas"]["PostResponse"][];
            next: null | string;
        };
        /** @enum {unknown} */
        PostState: "Visible" | "Held" | "Removed" | "Deleted";
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        /** @enum {unknown} */
        ProblemSeverity: "Error" | "Note";
        QuestionBody: {
            type: components["schemas"]["QuestionType"];
            stem: string;
            answer: string[];
            difficulty: components["schemas"]["Difficulty"];
            /** Format: uuid */
            categoryId: string;
            options?: null | components["schemas"]["QuestionOption"][];
            explanation?: null | string;
            sourceName?: null | string;
            /** @default false */
            allowDuplicate: boolean;
        };
        QuestionCounts: {
            /** Format: int32 */
            total: number;
            byState: {
                [key: string]: number;
            };
            byType: {
                [key: string]: number;
            };
            byDifficulty: {
                [key: string]: number;
            };
            /** Format: int32 */
            withoutExplanation: number;
        };
        QuestionDetail: {
            /** Format: uuid */
            id: string;
            number: string;
            type: components["schemas"]["QuestionType"];
            stem: string;
            options: components["schemas"]["QuestionOption"][];
            answer: string[];
            explanation: null | string;
            category: components["schemas"]["CategoryName"];
            difficulty: components["schemas"]["Difficulty"];
            state: components["schemas"]["QuestionState"];
            source: null | components["schemas"]["SourceName"];
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: components["schemas"]["Author"];
            history: components["schemas"]["QuestionHistoryEntry"][];
        };
        QuestionHistoryEntry: {
            /** Format: uuid */
            versionId: string;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Author"];
            type: components["schemas"]["QuestionType"];
            stem: string;
            options: components["schemas"]["QuestionOption"][];
            answer: string[];
            explanation: null | string;
            difficulty: components["schemas"]["Difficulty"];
        };
        QuestionImportAnswer: {
            /** Format: uuid */
            id: string;
            fileName: string;
            /** Format: int64 */
            size: number;
            format: components["schemas"]["ImportFormat"];
            state: components["schemas"]["ImportState"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            counts: components["schemas"]["QuestionImportCounts"];
            result: null | components["schemas"]["ImportResult"];
        };
        QuestionImportCounts: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            importable: number;
            /** Format: int32 */
            duplicate: number;
            /** Format: int32 */
            error: number;
            byType: {
                [key: string]: number;
            };
            /** Format: int32 */
            withoutExplanation: number;
            /** Format: int32 */
            duplicateStems: number;
            /** Format: int32 */
            undecided: number;
            decided: {
                [key: string]: number;
            };
        };
        QuestionImportRowAnswer: {
            /** Format: int32 */
            number: number;
            location: string;
            type: null | components["schemas"]["QuestionType"];
            stem: string;
            options: components["schemas"]["QuestionOption"][];
            answer: string[];
            rawAnswer: string;
            explanation: null | string;
            difficulty: null | components["schemas"]["Difficulty"];
            category: null | string;
            outcome: components["schemas"]["RowOutcome"];
            decision: components["schemas"]["RowDecision"];
            isDecided: boolean;
            isCorrected: boolean;
            problems: components["schemas"]["RowProblem"][];
            duplicateOf: null | components["schemas"]["DuplicateOf"];
            original: string;
        };
        QuestionItem: {
            /** Format: uuid */
            id: string;
            number: string;
            type: components["schemas"]["QuestionType"];
            stem: string;
            category: components["schemas"]["CategoryName"];
            difficulty: components["schemas"]["Difficulty"];
            state: components["schemas"]["QuestionState"];
            source: null | components["schemas"]["SourceName"];
            hasExplanation: boolean;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            updatedAt: string;
        };
        QuestionOption: {
            key: string;
            text: string;
        };
        /** @enum {unknown} */
        QuestionState: "Draft" | "Active" | "Suspended";
        QuestionStatistics: {
            /** Format: uuid */
            questionId: string;
            questionNumber: string;
            /** Format: int32 */
            version: number;
            type: components["schemas"]["QuestionType"];
            difficulty: components["schemas"]["Difficulty"];
            stem: string;
            /** Format: int32 */
            takers: number;
            /** Format: int32 */
            correct: number;
            /** Format: double */
            facility: null | number;
            /** Format: double */
            discrimination: null | number;
        };
        /** @enum {unknown} */
        QuestionType: "SingleChoice" | "MultipleChoice" | "TrueFalse" | "FillIn";
        QuizAudience: {
            branchIds: null | string[];
        };
        QuizResponse: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["QuizState"];
            /** Format: int64 */
            version: number;
            title: string;
            description: null | string;
            draws: components["schemas"]["DrawRule"][];
            /** Format: int32 */
            timeLimitMinutes: null | number;
            /** Format: int32 */
            graceSeconds: number;
            /** Format: int32 */
            maxAttempts: number;
            /** Format: int32 */
            passPercent: number;
            /** Format: date-time */
            opensAt: null | string;
            /** Format: date-time */
            closesAt: null | string;
            shuffleQuestions: boolean;
            shuffleOptions: boolean;
            review: components["schemas"]["ReviewSettings"];
            audience: components["schemas"]["QuizAudience"];
            /** Format: int32 */
            questionCount: number;
            /** Format: int32 */
            totalPoints: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            publishedAt: null | string;
            /** Format: date-time */
            closedAt: null | string;
            /** Format: date-time */
            revealsAt: null | string;
        };
        QuizRow: {
            /** Format: uuid */
            id: string;
            title: string;
            state: components["schemas"]["QuizState"];
            /** Format: date-time */
            opensAt: null | string;
            /** Format: date-time */
            closesAt: null | string;
            /** Format: int32 */
            questionCount: number;
            /** Format: int32 */
            totalPoints: number;
            /** Format: int32 */
            attempts: number;
            /** Format: int32 */
            takers: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            version: number;
        };
        QuizSettings: {
            title: string;
            description: null | string;
            draws: components["schemas"]["DrawRule"][];
            /** Format: int32 */
            timeLimitMinutes: null | number;
            /** Format: int32 */
            graceSeconds: number;
            /** Format: int32 */
            maxAttempts: number;
            /** Format: int32 */
            passPercent: number;
            /** Format: date-time */
            opensAt: null | string;
            /** Format: date-time */
            closesAt: null | string;
            shuffleQuestions: boolean;
            shuffleOptions: boolean;
            review: components["schemas"]["ReviewSettings"];
            audience: components["schemas"]["QuizAudience"];
        };
        /** @enum {unknown} */
        QuizState: "Draft" | "Published" | "Closed";
        QuizStatisticsResponse: {
            /** Format: uuid */
            quizId: string;
            title: string;
            state: components["schemas"]["QuizState"];
            /** Format: date-time */
            opensAt: null | string;
            /** Format: date-time */
            closesAt: null | string;
            /** Format: int32 */
            timeLimitMinutes: null | number;
            /** Format: int32 */
            passPercent: number;
            /** Format: date-time */
            asOf: string;
            /** Format: uuid */
            branchId: null | string;
            /** Format: int32 */
            members: number;
            /** Format: int32 */
            takers: number;
            /** Format: int32 */
            graded: number;
            /** Format: int32 */
            attempts: number;
            /** Format: double */
            participationRate: null | number;
            /** Format: double */
            averagePercent: null | number;
            /** Format: int32 */
            passed: number;
            /** Format: double */
            passRate: null | number;
            /** Format: int32 */
            medianSeconds: null | number;
            branches: components["schemas"]["BranchStatistics"][];
            questions: null | components["schemas"]["QuestionStatistics"][];
        };
        RemovePostRequest: {
            reason: string;
        };
        ResultQuestion: {
            /** Format: int32 */
            number: number;
            type: components["schemas"]["QuestionType"];
            stem: string;
            options: components["schemas"]["QuestionOption"][];
            /** Format: int32 */
            points: number;
            given: string[];
            flagged: boolean;
            correct: null | boolean;
            /** Format: int32 */
            scored: null | number;
            answer: null | string[];
            explanation: null | string;
        };
        ReversePointsRequest: {
            reason: string;
        };
        ReversePointsResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            reversesEntryId: string;
            /** Format: int32 */
            points: number;
        };
        /** @enum {unknown} */
        ReviewMoment: "Immediately" | "AfterClose" | "Never";
        ReviewSettings: {
            score: components["schemas"]["ReviewMoment"];
            answers: components["schemas"]["ReviewMoment"];
            explanations: components["schemas"]["ReviewMoment"];
        };
        RowCorrection: {
            decision?: null | components["schemas"]["RowDecision"];
            answer?: null | string;
            type?: null | components["schemas"]["QuestionType"];
            stem?: null | string;
            explanation?: null | string;
        };
        /** @enum {unknown} */
        RowDecision: "Import" | "Skip" | "NewVersion";
        /** @enum {unknown} */
        RowOutcome: "Importable" | "Duplicate" | "Error";
        RowProblem: {
            code: string;
            severity: components["schemas"]["ProblemSeverity"];
            messageZh: string;
            messageEn: string;
        };
        SaveAnswerRequest: {
            answer: string[];
            flagged: boolean;
            /** Format: int64 */
            revision?: null | number;
        };
        SaveAnswerResponse: {
            /** Format: date-time */
            savedAt: string;
            /** Format: int64 */
            revision: number;
        };
        SourceList: {
            items: components["schemas"]["SourceName"][];
        };
        SourceName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        TodayResponse: {
            items: components["schemas"]["TodayTask"][];
        };
        TodayTask: {
            kind: string;
            title: string;
            subtitle: string;
            /** Format: date-time */
            due: null | string;
            link: string;
            /** Format: int32 */
            minutes: null | number;
        };
        /** @enum {unknown} */
        TopicKind: "Event" | "Review" | "Office" | "Branch";
        TopicResponse: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["TopicKind"];
            title: string;
            description: null | string;
            state: components["schemas"]["TopicState"];
            /** Format: date-time */
            startsAt: null | string;
            watchUrl: null | string;
            watchHost: null | string;
            /** Format: uuid */
            reviewId: null | string;
            link: null | string;
            /** Format: uuid */
            branchId: null | string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closesAt: null | string;
            /** Format: int32 */
            posts: number;
            /** Format: date-time */
            lastPostAt: null | string;
        };
        TopicRulesRequest: {
            words: string[];
        };
        TopicRulesResponse: {
            words: string[];
            /** Format: int32 */
            postsAMinute: number;
            /** Format: int32 */
            reviewStaysOpenHours: number;
            /** Format: int64 */
            version: number;
        };
        TopicSettings: {
            title: string;
            description?: null | string;
            /** Format: date-time */
            startsAt?: null | string;
            watchUrl?: null | string;
            /** Format: date-time */
            closesAt?: null | string;
        };
        /** @enum {unknown} */
        TopicState: "Open" | "Closed";
        WritePostRequest: {
            text: string;
            /** Format: uuid */
            replyTo?: null | string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListFailedMessages: {
        parameters: {
            query?: {
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfFailedMessage"];
                };
            };
        };
    };
    ReadFailedMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedMessage"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DiscardFailedMessage: {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ResendFailedMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListQuestions: {
        parameters: {
            query?: {
                q?: string;
                type?: components["schemas"]["QuestionType"];
                categoryId?: string;
                difficulty?: components["schemas"]["Difficulty"];
                state?: components["schemas"]["QuestionState"];
                sourceId?: string;
                hasExplanation?: boolean;
                updatedSince?: string;
                sort?: string;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfQuestionItem"];
                };
            };
        };
    };
    CreateQuestion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
        };
    };
    ExportXlsx: {
        parameters: {
            query?: {
                q?: string;
                type?: components["schemas"]["QuestionType"];
                categoryId?: string;
                difficulty?: components["schemas"]["Difficulty"];
                state?: components["schemas"]["QuestionState"];
                sourceId?: string;
                hasExplanation?: boolean;
                updatedSince?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ExportGift: {
        parameters: {
            query?: {
                q?: string;
                type?: components["schemas"]["QuestionType"];
                categoryId?: string;
                difficulty?: components["schemas"]["Difficulty"];
                state?: components["schemas"]["QuestionState"];
                sourceId?: string;
                hasExplanation?: boolean;
                updatedSince?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ExportMoodleXml: {
        parameters: {
            query?: {
                q?: string;
                type?: components["schemas"]["QuestionType"];
                categoryId?: string;
                difficulty?: components["schemas"]["Difficulty"];
                state?: components["schemas"]["QuestionState"];
                sourceId?: string;
                hasExplanation?: boolean;
                updatedSince?: string;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CountQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionCounts"];
                };
            };
        };
    };
    ShowQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    EditQuestion: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ActivateQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SuspendQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                questionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
        };
    };
    AddCategory: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryItem"];
                };
            };
        };
    };
    ListQuestionSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
        };
    };
    ReadToday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayResponse"];
                };
            };
        };
    };
    PreviewQuestionImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: components["schemas"]["IFormFile"];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionImportAnswer"];
                };
            };
        };
    };
    ShowQuestionImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionImportAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DiscardQuestionImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListQuestionImportRows: {
        parameters: {
            query?: {
                outcome?: components["schemas"]["RowOutcome"];
                needsDecision?: boolean;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfQuestionImportRowAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CorrectQuestionImportRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowCorrection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionImportRowAnswer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CommitQuestionImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DownloadQuestionImportReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DownloadQuestionImportTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListQuizzes: {
        parameters: {
            query?: {
                state?: components["schemas"]["QuizState"];
                q?: string;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfQuizRow"];
                };
            };
        };
    };
    DraftQuiz: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizSettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResponse"];
                };
            };
        };
    };
    ReadQuiz: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    EditQuiz: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuizSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeleteDraft: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CheckDraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawCheckResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PublishQuiz: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CloseQuiz: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadQuizStatistics: {
        parameters: {
            query?: {
                branchId?: string;
            };
            header?: never;
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizStatisticsResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListMyQuizzes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyQuizzesResponse"];
                };
            };
        };
    };
    ReadMyQuiz: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyQuizResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StartAttempt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                quizId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResponse"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SaveAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attemptId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveAnswerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveAnswerResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SubmitAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResultResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResultResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadMyPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyPointsResponse"];
                };
            };
        };
    };
    ListMyPointEntries: {
        parameters: {
            query?: {
                month?: string;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfPointEntryResponse"];
                };
            };
        };
    };
    ListPointRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointRulesResponse"];
                };
            };
        };
    };
    ReadBranchLeaderboard: {
        parameters: {
            query?: {
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaderboardResponse"];
                };
            };
        };
    };
    ReversePoints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversePointsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversePointsResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListMyTopics: {
        parameters: {
            query?: {
                state?: components["schemas"]["TopicState"];
                reviewId?: string;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfTopicResponse"];
                };
            };
        };
    };
    ListMyWalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyWallsResponse"];
                };
            };
        };
    };
    ReadMyTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListPosts: {
        parameters: {
            query?: {
                order?: components["schemas"]["PostOrder"];
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostsResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListReplies: {
        parameters: {
            query?: {
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfPostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WritePost: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WritePostRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    LikePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikesResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UnlikePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LikesResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListTopics: {
        parameters: {
            query?: {
                state?: components["schemas"]["TopicState"];
                q?: string;
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfManagedTopicResponse"];
                };
            };
        };
    };
    OpenTopic: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicSettings"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedTopicResponse"];
                };
            };
        };
    };
    ReadTopic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedTopicResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    EditTopic: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedTopicResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ListManagedPosts: {
        parameters: {
            query?: {
                topicId?: string;
                state?: components["schemas"]["PostState"];
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedResponseOfManagedPostResponse"];
                };
            };
        };
    };
    RemovePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePostRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedPostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReleasePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedPostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PinPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedPostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    UnpinPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedPostResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CloseTopic: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                topicId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ManagedTopicResponse"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ReadTopicRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicRulesResponse"];
                };
            };
        };
    };
    EditTopicRules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopicRulesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicRulesResponse"];
                };
            };
        };
    };
}
