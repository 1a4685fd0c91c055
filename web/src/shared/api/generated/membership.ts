// Generated from openapi/membership.json by npm run api. Do not edit.
export interface paths {
    "/api/membership/failed-messages": {
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
    "/api/membership/failed-messages/{id}": {
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
    "/api/membership/failed-messages/{id}/resend": {
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
    "/api/membership/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListMembers"];
        put?: never;
        post: operations["RegisterMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowMember"];
        put: operations["ChangeMember"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TransferMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReactivateMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GrantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/members/{id}/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["RemoveRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/org-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListOrgUnits"];
        put?: never;
        post: operations["CreateOrgUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/org-units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ChangeOrgUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/org-units/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CloseOrgUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/conduct-rules/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowCurrentRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/conduct-rules/{version}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AcknowledgeRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/conduct-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListConductRules"];
        put?: never;
        post: operations["PublishConductRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PreviewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShowImport"];
        put?: never;
        post?: never;
        delete: operations["DiscardImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports/{id}/report.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DownloadReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/member-imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CommitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/systems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ListSystems"];
        put?: never;
        post: operations["RegisterSystem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/systems/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["RotateSystemSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/membership/systems/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DisableSystem"];
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
        ChangeMemberRequest: {
            name: string;
            userName: string;
            employeeNumber: string;
            status: components["schemas"]["MemberStatus"];
            /** Format: uuid */
            groupId?: null | string;
            /** Format: date */
            politicalBirthday?: null | string;
            position?: null | string;
        };
        ChangeOrgUnitRequest: {
            name: string;
            shortName: string;
            /** Format: date */
            endsOn?: null | string;
        };
        CommitResponse: {
            counts: components["schemas"]["ImportCounts"];
            firstPasswords: components["schemas"]["FirstPassword"][];
        };
        ConductRulesList: {
            items: components["schemas"]["ConductRulesVersion"][];
        };
        ConductRulesVersion: {
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            publishedAt: string;
            rules: string[];
            /** Format: int32 */
            acknowledgedBy: number;
        };
        CreateOrgUnitRequest: {
            /** Format: uuid */
            parentId: null | string;
            kind: components["schemas"]["OrgUnitKind"];
            name: string;
            shortName: string;
            /** @default false */
            isTemporary: boolean;
            /** Format: date */
            endsOn?: null | string;
        };
        CurrentRulesResponse: {
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            publishedAt: string;
            rules: string[];
            acknowledged: boolean;
        };
        DeactivateMemberRequest: {
            reason: string;
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
        FirstPassword: {
            /** Format: int32 */
            number: number;
            name: string;
            userName: string;
            oneTimePassword: string;
        };
        GrantRoleRequest: {
            role: components["schemas"]["PartyRole"];
            /** Format: uuid */
            orgUnitId?: null | string;
        };
        /** @enum {unknown} */
        HistoryKind: "Registered" | "Changed" | "Transferred" | "LeftTemporaryBranch" | "RoleGranted" | "RoleRemoved" | "Deactivated" | "Reactivated" | "PasswordReset" | "PasswordChanged" | "RulesAcknowledged" | "Exported";
        HistoryLine: {
            /** Format: date-time */
            at: string;
            actor: string;
            kind: components["schemas"]["HistoryKind"];
            what: string;
        };
        /** Format: binary */
        IFormFile: string;
        ImportCounts: {
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            new: number;
            /** Format: int32 */
            update: number;
            /** Format: int32 */
            unchanged: number;
            /** Format: int32 */
            error: number;
        };
        ImportResponse: {
            /** Format: uuid */
            id: string;
            fileName: string;
            format: components["schemas"]["TableFormat"];
            counts: components["schemas"]["ImportCounts"];
            state: components["schemas"]["ImportState"];
            ignoredColumns: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            committedAt: null | string;
        };
        ImportRowResponse: {
            /** Format: int32 */
            number: number;
            outcome: components["schemas"]["RowOutcome"];
            values: {
                [key: string]: string;
            };
            problems: components["schemas"]["RowProblem"][];
        };
        /** @enum {unknown} */
        ImportState: "Preview" | "Committed" | "Discarded";
        MemberResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            userName: null | string;
            employeeNumber: null | string;
            status: null | components["schemas"]["MemberStatus"];
            state: components["schemas"]["MemberState"];
            branch: components["schemas"]["UnitReference"];
            group: null | components["schemas"]["UnitReference"];
            temporaryBranch: null | components["schemas"]["TemporaryBranchReference"];
            /** Format: date */
            politicalBirthday: null | string;
            /** Format: date */
            joinedOn: null | string;
            position: null | string;
            roles: components["schemas"]["RoleResponse"][];
            /** Format: int64 */
            version: number;
            history?: null | components["schemas"]["HistoryLine"][];
        };
        /** @enum {unknown} */
        MemberState: "Active" | "Deactivated";
        /** @enum {unknown} */
        MemberStatus: "Full" | "Probationary";
        MeResponse: {
            /** Format: uuid */
            id: string;
            name: string;
            userName: string;
            employeeNumber: string;
            status: components["schemas"]["MemberStatus"];
            branch: components["schemas"]["UnitReference"];
            group: null | components["schemas"]["UnitReference"];
            temporaryBranch: null | components["schemas"]["TemporaryBranchReference"];
            /** Format: date */
            politicalBirthday: null | string;
            /** Format: date */
            joinedOn: string;
            position: null | string;
            roles: components["schemas"]["RoleResponse"][];
            conductRules: components["schemas"]["RulesState"];
            mustChangePassword: boolean;
            /** Format: int64 */
            version: number;
        };
        OneTimePasswordResponse: {
            oneTimePassword: string;
            /** Format: date-time */
            validUntil: string;
        };
        /** @enum {unknown} */
        OrgUnitKind: "Committee" | "GeneralBranch" | "Branch" | "Group";
        OrgUnitList: {
            items: components["schemas"]["OrgUnitResponse"][];
        };
        OrgUnitResponse: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parentId: null | string;
            kind: components["schemas"]["OrgUnitKind"];
            name: string;
            shortName: string;
            isTemporary: boolean;
            /** Format: date */
            endsOn: null | string;
            /** Format: date */
            closedOn: null | string;
            /** Format: int32 */
            memberCount: number;
            /** Format: int64 */
            version: number;
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
        PagedResponseOfImportRowResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["ImportRowResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @description One page of a list and the cursors of its neighbours. */
        PagedResponseOfMemberResponse: {
            /** @description The rows of this page, in the order asked for. */
            items: components["schemas"]["MemberResponse"][];
            /** @description Give it as `after` to read on; null at the end. */
            next: null | string;
            /** @description Give it as `before` to go back; null at the beginning. */
            previous: null | string;
        };
        /** @enum {unknown} */
        PartyRole: "BranchSecretary" | "CommitteeMember" | "PartyOffice" | "Leader" | "Administrator" | "Operator";
        PublishConductRulesRequest: {
            rules: string[];
        };
        PublishedRules: {
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            publishedAt: string;
        };
        RegisteredMember: {
            member: components["schemas"]["MemberResponse"];
            oneTimePassword: null | string;
            /** Format: date-time */
            oneTimePasswordUntil: null | string;
        };
        RegisterMemberRequest: {
            name: string;
            employeeNumber: string;
            status: components["schemas"]["MemberStatus"];
            /** Format: uuid */
            branchId: string;
            userName?: null | string;
            /** Format: uuid */
            groupId?: null | string;
            /** Format: uuid */
            temporaryBranchId?: null | string;
            /** Format: date */
            politicalBirthday?: null | string;
            position?: null | string;
        };
        RegisterSystemRequest: {
            clientId: string;
            name: string;
            scopes: string[];
        };
        RoleResponse: {
            /** Format: uuid */
            id: string;
            role: components["schemas"]["PartyRole"];
            /** Format: uuid */
            orgUnitId: null | string;
            orgUnitName: null | string;
            /** Format: date-time */
            grantedAt: string;
        };
        /** @enum {unknown} */
        RowOutcome: "New" | "Update" | "Unchanged" | "Error";
        RowProblem: {
            column: null | string;
            code: string;
            messageZh: string;
            messageEn: string;
        };
        RulesState: {
            /** Format: int32 */
            currentVersion: number;
            /** Format: int32 */
            acknowledgedVersion: null | number;
        };
        SystemList: {
            items: components["schemas"]["SystemResponse"][];
            scopes: string[];
        };
        SystemResponse: {
            /** Format: uuid */
            id: string;
            clientId: string;
            name: string;
            scopes: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            secretChangedAt: string;
            /** Format: date-time */
            disabledAt: null | string;
        };
        SystemSecretResponse: {
            system: components["schemas"]["SystemResponse"];
            clientSecret: string;
        };
        /** @enum {unknown} */
        TableFormat: "Xlsx" | "Csv";
        TemporaryBranchReference: {
            /** Format: uuid */
            id: string;
            name: string;
            shortName: string;
            /** Format: date */
            endsOn: null | string;
        };
        TransferMemberRequest: {
            /** Format: uuid */
            branchId: string;
            /** Format: uuid */
            groupId?: null | string;
            /** Format: uuid */
            temporaryBranchId?: null | string;
            reason?: null | string;
        };
        UnitReference: {
            /** Format: uuid */
            id: string;
            name: string;
            shortName: string;
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
    ShowMe: {
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
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
        };
    };
    ListMembers: {
        parameters: {
            query?: {
                q?: string;
                orgUnitId?: string;
                status?: components["schemas"]["MemberStatus"];
                role?: components["schemas"]["PartyRole"];
                state?: components["schemas"]["MemberState"];
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
                    "application/json": components["schemas"]["PagedResponseOfMemberResponse"];
                };
            };
        };
    };
    RegisterMember: {
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
                "application/json": components["schemas"]["RegisterMemberRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredMember"];
                };
            };
        };
    };
    ShowMember: {
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
                    "application/json": components["schemas"]["MemberResponse"];
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
    ChangeMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMemberRequest"];
            };
        };
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
    ExportMembers: {
        parameters: {
            query: {
                purpose: string;
                q?: string;
                orgUnitId?: string;
                status?: components["schemas"]["MemberStatus"];
                role?: components["schemas"]["PartyRole"];
                state?: components["schemas"]["MemberState"];
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
    TransferMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferMemberRequest"];
            };
        };
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
    DeactivateMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivateMemberRequest"];
            };
        };
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
    ReactivateMember: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
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
    ResetPassword: {
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
                    "application/json": components["schemas"]["OneTimePasswordResponse"];
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
    GrantRole: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRoleRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleResponse"];
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
    RemoveRole: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                roleId: string;
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
    ListOrgUnits: {
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
                    "application/json": components["schemas"]["OrgUnitList"];
                };
            };
        };
    };
    CreateOrgUnit: {
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
                "application/json": components["schemas"]["CreateOrgUnitRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrgUnitResponse"];
                };
            };
        };
    };
    ChangeOrgUnit: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOrgUnitRequest"];
            };
        };
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
    CloseOrgUnit: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
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
    ShowCurrentRules: {
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
                    "application/json": components["schemas"]["CurrentRulesResponse"];
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
    AcknowledgeRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: number;
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
    ListConductRules: {
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
                    "application/json": components["schemas"]["ConductRulesList"];
                };
            };
        };
    };
    PublishConductRules: {
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
                "application/json": components["schemas"]["PublishConductRulesRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedRules"];
                };
            };
        };
    };
    PreviewImport: {
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
                    "application/json": components["schemas"]["ImportResponse"];
                };
            };
        };
    };
    DownloadTemplate: {
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
    ShowImport: {
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
                    "application/json": components["schemas"]["ImportResponse"];
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
    DiscardImport: {
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
    ListImportRows: {
        parameters: {
            query?: {
                outcome?: components["schemas"]["RowOutcome"];
                /** @description The cursor behind which the page begins. */
                after?: string;
                /** @description The cursor before which the page ends. */
                before?: string;
                /** @description Rows a page, 1 to 100; 20 unless told. */
                limit?: number;
            };
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
                    "application/json": components["schemas"]["PagedResponseOfImportRowResponse"];
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
    DownloadReport: {
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
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CommitImport: {
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
                    "application/json": components["schemas"]["CommitResponse"];
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
    ListSystems: {
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
                    "application/json": components["schemas"]["SystemList"];
                };
            };
        };
    };
    RegisterSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterSystemRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemSecretResponse"];
                };
            };
        };
    };
    RotateSystemSecret: {
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
                    "application/json": components["schemas"]["SystemSecretResponse"];
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
    DisableSystem: {
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
}
