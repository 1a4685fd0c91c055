// Generated from openapi/oversight.json by npm run api. Do not edit.
export interface paths {
    "/api/oversight/failed-messages": {
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
    "/api/oversight/failed-messages/{id}": {
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
    "/api/oversight/failed-messages/{id}/resend": {
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
    "/api/oversight/scorecards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListScorecards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/scorecards/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadScorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListReviews"];
        put?: never;
        post: operations["DraftReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadReview"];
        put: operations["EditReview"];
        post?: never;
        delete: operations["DeleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/announce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AnnounceReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RescheduleReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CancelReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["StartReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CloseReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ArchiveReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/agenda/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MoveAgenda"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FollowReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/comments/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["FollowComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListEntries"];
        put?: never;
        post: operations["PostEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/entries/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["CorrectEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/entries/{number}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["MarkEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/entries/{number}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ConfirmRemark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadEntryPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["UploadPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListComments"];
        put?: never;
        post: operations["PostComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/comments/{commentId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReleaseComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/comments/{commentId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RemoveComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/comment-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListCommentDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/oversight/reviews/{reviewId}/entries/{number}/reactions/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["AddReaction"];
        post?: never;
        delete: operations["TakeBackReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AgendaBranch: {
            /** Format: uuid */
            branchId: string;
            branchName: string;
            speakerName: string;
            /** Format: uuid */
            speakerMemberId: null | string;
            /** Format: int32 */
            minutes: number;
            /** Format: date-time */
            startedAt: null | string;
            /** Format: date-time */
            endedAt: null | string;
        };
        AgendaMove: {
            /** Format: int32 */
            after: number;
        };
        Cancellation: {
            reason: string;
        };
        CommentDecisionResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            commentId: string;
            commentText: string;
            author: components["schemas"]["Person"];
            kind: components["schemas"]["DecisionKind"];
            decidedBy: null | components["schemas"]["Person"];
            /** Format: date-time */
            decidedAt: string;
            reason: null | string;
        };
        CommentRelease: {
            reason: null | string;
        };
        CommentRemoval: {
            reason: string;
        };
        CommentResponse: {
            /** Format: uuid */
            id: string;
            author: components["schemas"]["Person"];
            branchName: string;
            text: string;
            state: components["schemas"]["CommentState"];
            /** Format: date-time */
            postedAt: string;
            heldFor: null | components["schemas"]["HoldRule"];
            removalReason: null | string;
        };
        /** @enum {unknown} */
        CommentState: "Shown" | "Held" | "Removed";
        CorrectionResponse: {
            text: string;
            section: null | components["schemas"]["EntrySection"];
            /** Format: int32 */
            pictures: number;
            reason: string;
            by: components["schemas"]["Person"];
            /** Format: date-time */
            at: string;
        };
        /** @enum {unknown} */
        DecisionKind: "Held" | "Released" | "Removed";
        EntriesResponse: {
            items: components["schemas"]["EntryResponse"][];
            /** Format: int32 */
            next: null | number;
            mine: components["schemas"]["OwnReaction"][];
        };
        EntryCorrection: {
            text: string;
            section: null | components["schemas"]["EntrySection"];
            pictureIds: string[];
            reason: string;
        };
        /** @enum {unknown} */
        EntryKind: "Entry" | "Remark";
        EntryMarks: {
            isKey: boolean;
            isPinned: boolean;
        };
        EntryPicture: {
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
        };
        EntryResponse: {
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            number: number;
            /** Format: int32 */
            version: number;
            kind: components["schemas"]["EntryKind"];
            /** Format: uuid */
            branchId: string;
            branchName: string;
            section: null | components["schemas"]["EntrySection"];
            text: string;
            pictures: components["schemas"]["EntryPicture"][];
            speakerName: null | string;
            /** Format: uuid */
            speakerMemberId: null | string;
            isKey: boolean;
            isPinned: boolean;
            postedBy: components["schemas"]["Person"];
            /** Format: date-time */
            postedAt: string;
            confirmedBy: null | components["schemas"]["Person"];
            /** Format: date-time */
            confirmedAt: null | string;
            corrections: components["schemas"]["CorrectionResponse"][];
            reactions: components["schemas"]["ReactionCounts"];
        };
        /** @enum {unknown} */
        EntrySection: "Achievements" | "Shortcomings" | "Measures" | null;
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
        /** @enum {unknown} */
        HoldRule: "BlockedWord" | "Flooding" | null;
        /** Format: binary */
        IFormFile: string;
        NewComment: {
            text: string;
        };
        NewEntry: {
            kind: components["schemas"]["EntryKind"];
            /** Format: uuid */
            branchId: string;
            section: null | components["schemas"]["EntrySection"];
            text: string;
            pictureIds: string[];
            /** Format: uuid */
            speakerMemberId: null | string;
            speakerName: null | string;
            isKey: boolean;
        };
        OwnReaction: {
            /** Format: int32 */
            number: number;
            kind: components["schemas"]["ReactionKind"];
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfCommentDecisionResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["CommentDecisionResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfCommentResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["CommentResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
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
        PagedResponseOfReviewRow: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["ReviewRow"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PictureResponse: {
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
        };
        /** @enum {unknown} */
        PictureSize: "Full" | "Thumb" | null;
        PlannedBranch: {
            /** Format: uuid */
            branchId: string;
            /** Format: uuid */
            speakerMemberId: null | string;
            speakerName: null | string;
            /** Format: int32 */
            minutes: number;
        };
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        ReactionCounts: {
            /** Format: int32 */
            agree: number;
            /** Format: int32 */
            touched: number;
        };
        /** @enum {unknown} */
        ReactionKind: "Agree" | "Touched";
        Rescheduling: {
            /** Format: date-time */
            startsAt: string;
            reason: null | string;
        };
        ReviewPlan: {
            title: string;
            /** Format: date-time */
            startsAt: string;
            agenda: components["schemas"]["PlannedBranch"][];
            scribeIds: string[];
        };
        ReviewResponse: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ReviewState"];
            /** Format: int64 */
            version: number;
            title: string;
            /** Format: date-time */
            startsAt: string;
            agenda: components["schemas"]["AgendaBranch"][];
            /** Format: int32 */
            agendaPosition: number;
            scribes: components["schemas"]["Person"][];
            mayPost: boolean;
            /** Format: int32 */
            entries: number;
            /** Format: int32 */
            comments: number;
            /** Format: int32 */
            heldComments: number;
            /** Format: int64 */
            livePosition: number;
            /** Format: int64 */
            commentsPosition: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            announcedAt: null | string;
            /** Format: date-time */
            startedAt: null | string;
            /** Format: date-time */
            closedAt: null | string;
            /** Format: date-time */
            archivedAt: null | string;
            /** Format: date-time */
            cancelledAt: null | string;
            reason: null | string;
        };
        ReviewRow: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["ReviewState"];
            title: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            startedAt: null | string;
            /** Format: date-time */
            closedAt: null | string;
            /** Format: int32 */
            branches: number;
            /** Format: int32 */
            agendaPosition: number;
            speaking: null | string;
            /** Format: date-time */
            speakingSince: null | string;
            /** Format: int32 */
            entries: number;
            /** Format: int32 */
            comments: number;
            mayPost: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            version: number;
        };
        /** @enum {unknown} */
        ReviewState: "Draft" | "Announced" | "Live" | "Closed" | "Archived" | "Cancelled";
        Scorecard: {
            /** Format: uuid */
            branchId: string;
            branchName: string;
            isTemporary: boolean;
            /** Format: int32 */
            members: number;
            /** Format: int32 */
            participants: number;
            /** Format: double */
            participationRate: null | number;
            /** Format: int32 */
            quizzesCompleted: number;
            /** Format: int32 */
            quizzesGraded: number;
            /** Format: int32 */
            quizzesPassed: number;
            /** Format: int32 */
            gradedParticipants: number;
            /** Format: double */
            passRate: null | number;
            /** Format: double */
            averageScorePercent: null | number;
            /** Format: int32 */
            storiesPublished: number;
        };
        ScorecardQuiz: {
            /** Format: uuid */
            quizId: string;
            title: null | string;
            /** Format: int32 */
            participants: number;
            /** Format: int32 */
            graded: number;
            /** Format: int32 */
            passed: number;
            /** Format: double */
            averageScorePercent: null | number;
        };
        ScorecardResponse: {
            month: string;
            scorecard: components["schemas"]["Scorecard"];
            quizzes: components["schemas"]["ScorecardQuiz"][];
        };
        ScorecardsResponse: {
            month: string;
            items: components["schemas"]["Scorecard"][];
        };
        StreamGrant: {
            channel: string;
            /** Format: date-time */
            expiresAt: string;
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
    ListScorecards: {
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
                    "application/json": components["schemas"]["ScorecardsResponse"];
                };
            };
        };
    };
    ReadScorecard: {
        parameters: {
            query?: {
                month?: string;
            };
            header?: never;
            path: {
                branchId: string;
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
                    "application/json": components["schemas"]["ScorecardResponse"];
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
    ListReviews: {
        parameters: {
            query?: {
                state?: components["schemas"]["ReviewState"];
                open?: boolean;
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
                    "application/json": components["schemas"]["PagedResponseOfReviewRow"];
                };
            };
        };
    };
    DraftReview: {
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
                "application/json": components["schemas"]["ReviewPlan"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResponse"];
                };
            };
        };
    };
    ReadReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["ReviewResponse"];
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
    EditReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewPlan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResponse"];
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
            header?: never;
            path: {
                reviewId: string;
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
    AnnounceReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["ReviewResponse"];
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
    RescheduleReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rescheduling"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResponse"];
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
    CancelReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResponse"];
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
    StartReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["ReviewResponse"];
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
    CloseReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["ReviewResponse"];
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
    ArchiveReview: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["ReviewResponse"];
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
    MoveAgenda: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgendaMove"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewResponse"];
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
    FollowReview: {
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
                    "application/vnd.party.stream-grant+json": components["schemas"]["StreamGrant"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
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
    FollowComments: {
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
                    "application/vnd.party.stream-grant+json": components["schemas"]["StreamGrant"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not Acceptable */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
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
    ListEntries: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["EntriesResponse"];
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
    PostEntry: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryResponse"];
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
    CorrectEntry: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryCorrection"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryResponse"];
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
    MarkEntry: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryMarks"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryResponse"];
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
    ConfirmRemark: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                reviewId: string;
                number: number;
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
                    "application/json": components["schemas"]["EntryResponse"];
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
    ReadEntryPicture: {
        parameters: {
            query?: {
                size?: components["schemas"]["PictureSize"];
            };
            header?: never;
            path: {
                reviewId: string;
                pictureId: string;
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
                    "image/webp": string;
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
    UploadPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["IFormFile"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureResponse"];
                };
            };
        };
    };
    ListComments: {
        parameters: {
            query?: {
                state?: components["schemas"]["CommentState"];
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
            header?: never;
            path: {
                reviewId: string;
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
                    "application/json": components["schemas"]["PagedResponseOfCommentResponse"];
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
    PostComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                reviewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"];
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
    ReleaseComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRelease"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"];
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
    RemoveComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
                commentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRemoval"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentResponse"];
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
    ListCommentDecisions: {
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
                reviewId: string;
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
                    "application/json": components["schemas"]["PagedResponseOfCommentDecisionResponse"];
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
    AddReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
                number: number;
                kind: components["schemas"]["ReactionKind"];
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
    TakeBackReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reviewId: string;
                number: number;
                kind: components["schemas"]["ReactionKind"];
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
}
