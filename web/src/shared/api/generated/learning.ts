// Generated from openapi/learning.json by npm run api. Do not edit.
export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Author: {
            /** Format: uuid */
            id: string;
            name: null | string;
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
        /** @enum {unknown} */
        Difficulty: "Easy" | "Medium" | "Hard";
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfQuestionItem: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["QuestionItem"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
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
        /** @enum {unknown} */
        QuestionType: "SingleChoice" | "MultipleChoice" | "TrueFalse" | "FillIn";
        SourceList: {
            items: components["schemas"]["SourceName"][];
        };
        SourceName: {
            /** Format: uuid */
            id: string;
            name: string;
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
    ListQuestions: {
        parameters: {
            query?: {
                Q?: string;
                Type?: components["schemas"]["QuestionType"];
                CategoryId?: string;
                Difficulty?: components["schemas"]["Difficulty"];
                State?: components["schemas"]["QuestionState"];
                SourceId?: string;
                HasExplanation?: boolean;
                UpdatedSince?: string;
                Sort?: string;
                /** @description The cursor behind which the page begins. */
                After?: string;
                /** @description The cursor before which the page ends. */
                Before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                Limit?: number;
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
            header?: never;
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
            header?: never;
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
}
