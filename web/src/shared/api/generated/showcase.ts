// Generated from openapi/showcase.json by npm run api. Do not edit.
export interface paths {
    "/api/showcase/failed-messages": {
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
    "/api/showcase/failed-messages/{id}": {
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
    "/api/showcase/failed-messages/{id}/resend": {
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
    "/api/showcase/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListStories"];
        put?: never;
        post: operations["DraftStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadStory"];
        put: operations["EditStory"];
        post?: never;
        delete: operations["DiscardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/canonical": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadCanonical"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["LikeStory"];
        post?: never;
        delete: operations["UnlikeStory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WithdrawStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/pictures/{pictureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/featured": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadFeatured"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/pictures": {
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
    "/api/showcase/my/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMyStories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PreviewStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SubmitStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/office/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListOfficeStories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/office/stories/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListReviewQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/office/stories/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CountStories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReturnStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApproveStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/showcase/stories/{storyId}/feature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["FeatureStory"];
        post?: never;
        delete: operations["UnfeatureStory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApproveRequest: {
            /** Format: int32 */
            version: number;
            comments?: null | string;
        };
        BranchName: {
            /** Format: uuid */
            id: string;
            name: string;
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
        FeaturedResponse: {
            review: null | components["schemas"]["RunningReview"];
            items: components["schemas"]["StoryItem"][];
        };
        /** Format: binary */
        IFormFile: string;
        /** @enum {unknown} */
        JudgeObstacle: "Own" | "OwnBranch" | null;
        LikesResponse: {
            /** Format: int32 */
            likes: number;
            liked: boolean;
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
        PagedResponseOfStoryItem: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["StoryItem"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        PersonName: {
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
        PictureShown: {
            /** Format: uuid */
            id: string;
            alt: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            sha256: string;
        };
        /** @enum {unknown} */
        PictureSize: "Full" | "Thumb" | null;
        ReturnRequest: {
            /** Format: int32 */
            version: number;
            comments: string;
        };
        RunningReview: {
            /** Format: uuid */
            id: string;
            title: string;
            /** Format: date-time */
            startedAt: string;
            branchIds: string[];
        };
        StoryAnswer: {
            kind: components["schemas"]["StoryStepKind"];
            /** Format: int32 */
            version: number;
            by: components["schemas"]["PersonName"];
            /** Format: date-time */
            at: string;
            comments: null | string;
        };
        StoryContent: {
            kind: components["schemas"]["StoryKind"];
            title: string;
            body: string;
            pictures: components["schemas"]["StoryPicture"][];
        };
        StoryCounts: {
            /** Format: int32 */
            submitted: number;
            /** Format: int32 */
            returned: number;
            /** Format: int32 */
            published: number;
            /** Format: int32 */
            featured: number;
            /** Format: int32 */
            withdrawn: number;
            /** Format: date-time */
            oldestSubmittedAt: null | string;
        };
        StoryHistory: {
            items: components["schemas"]["StoryStepLine"][];
        };
        StoryItem: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["StoryState"];
            kind: components["schemas"]["StoryKind"];
            title: string;
            excerpt: string;
            cover: null | components["schemas"]["StoryPicture"];
            author: components["schemas"]["PersonName"];
            branch: components["schemas"]["BranchName"];
            /** Format: int32 */
            version: number;
            isFeatured: boolean;
            /** Format: int32 */
            likes: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            /** Format: date-time */
            publishedAt: null | string;
            obstacle?: null | components["schemas"]["JudgeObstacle"];
        };
        /** @enum {unknown} */
        StoryKind: "Practice" | "Essay" | "Profile";
        StoryPicture: {
            /** Format: uuid */
            id: string;
            alt: string;
        };
        StoryPreview: {
            html: string;
        };
        StoryResponse: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["StoryState"];
            kind: components["schemas"]["StoryKind"];
            title: string;
            body: string;
            html: string;
            pictures: components["schemas"]["PictureShown"][];
            author: components["schemas"]["PersonName"];
            branch: components["schemas"]["BranchName"];
            isMine: boolean;
            /** Format: int32 */
            version: number;
            fingerprint: null | string;
            isFeatured: boolean;
            /** Format: int32 */
            likes: number;
            liked: boolean;
            lastAnswer: null | components["schemas"]["StoryAnswer"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            submittedAt: null | string;
            /** Format: date-time */
            publishedAt: null | string;
            /** Format: date-time */
            withdrawnAt: null | string;
            obstacle: null | components["schemas"]["JudgeObstacle"];
        };
        /** @enum {unknown} */
        StoryState: "Draft" | "Submitted" | "Returned" | "Approved" | "Withdrawn";
        /** @enum {unknown} */
        StoryStepKind: "Submitted" | "Returned" | "Approved" | "Featured" | "Unfeatured" | "Withdrawn";
        StoryStepLine: {
            kind: components["schemas"]["StoryStepKind"];
            /** Format: int32 */
            version: number;
            by: components["schemas"]["PersonName"];
            /** Format: date-time */
            at: string;
            comments: null | string;
        };
        StoryVersionResponse: {
            /** Format: int32 */
            number: number;
            kind: components["schemas"]["StoryKind"];
            title: string;
            body: string;
            html: string;
            pictures: components["schemas"]["PictureShown"][];
            fingerprint: string;
            /** Format: date-time */
            submittedAt: string;
        };
        WithdrawRequest: {
            reason?: null | string;
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
    ListStories: {
        parameters: {
            query?: {
                kind?: components["schemas"]["StoryKind"];
                branchId?: string;
                featured?: boolean;
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
                    "application/json": components["schemas"]["PagedResponseOfStoryItem"];
                };
            };
        };
    };
    DraftStory: {
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
                "application/json": components["schemas"]["StoryContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
                };
            };
        };
    };
    ReadStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
                    "application/json": components["schemas"]["StoryResponse"];
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
    EditStory: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                storyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoryContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
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
    DiscardDraft: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                storyId: string;
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
    ReadCanonical: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
    LikeStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
    UnlikeStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
    WithdrawStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
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
    ReadHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
                    "application/json": components["schemas"]["StoryHistory"];
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
    ReadVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
                    "application/json": components["schemas"]["StoryVersionResponse"];
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
    ReadPicture: {
        parameters: {
            query?: {
                size?: components["schemas"]["PictureSize"];
            };
            header?: never;
            path: {
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
    ReadFeatured: {
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
                    "application/json": components["schemas"]["FeaturedResponse"];
                };
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
    ListMyStories: {
        parameters: {
            query?: {
                state?: components["schemas"]["StoryState"];
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
                    "application/json": components["schemas"]["PagedResponseOfStoryItem"];
                };
            };
        };
    };
    PreviewStory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoryContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryPreview"];
                };
            };
        };
    };
    SubmitStory: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                storyId: string;
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
                    "application/json": components["schemas"]["StoryResponse"];
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
    ListOfficeStories: {
        parameters: {
            query?: {
                state?: components["schemas"]["StoryState"];
                kind?: components["schemas"]["StoryKind"];
                branchId?: string;
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
                    "application/json": components["schemas"]["PagedResponseOfStoryItem"];
                };
            };
        };
    };
    ListReviewQueue: {
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
                    "application/json": components["schemas"]["PagedResponseOfStoryItem"];
                };
            };
        };
    };
    CountStories: {
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
                    "application/json": components["schemas"]["StoryCounts"];
                };
            };
        };
    };
    ReturnStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
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
    ApproveStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryResponse"];
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
    FeatureStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
    UnfeatureStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                storyId: string;
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
