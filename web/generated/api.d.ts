// Made by web/build.mjs from docs/openapi.json.
export interface paths {
    "/api/catalog/licenses/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The licenses of this kind.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform lists that platform only, and may leave out its name. Any other parameter filters by the key of metadata with its name.
         */
        get: operations["catalog_licenses_user_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/user/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a license.
         * @description For admin.
         */
        post: operations["catalog_licenses_user_create_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/user/update/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes a license; what is left out stays.
         * @description For admin.
         */
        post: operations["catalog_licenses_user_update_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/user/assignment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who have a seat of a license.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_user_assignment_retrieve"];
        put?: never;
        /**
         * Gives a person a seat, or changes the one they have.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_user_assignment_create"];
        /**
         * Takes a seat back.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_user_assignment_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/user/assignment/group/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups that a license is assigned to.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_user_assignment_group_retrieve"];
        put?: never;
        /**
         * Assigns a license to a group: its members get the seats that are free.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_user_assignment_group_create"];
        /**
         * Takes a license back from a group.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_user_assignment_group_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/course/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The licenses of this kind.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform lists that platform only, and may leave out its name. Any other parameter filters by the key of metadata with its name.
         */
        get: operations["catalog_licenses_course_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/course/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a license.
         * @description For admin.
         */
        post: operations["catalog_licenses_course_create_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/course/update/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes a license; what is left out stays.
         * @description For admin.
         */
        post: operations["catalog_licenses_course_update_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/course/assignment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who have a seat of a license.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_course_assignment_retrieve"];
        put?: never;
        /**
         * Gives a person a seat, or changes the one they have.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_course_assignment_create"];
        /**
         * Takes a seat back.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_course_assignment_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/course/assignment/group/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups that a license is assigned to.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_course_assignment_group_retrieve"];
        put?: never;
        /**
         * Assigns a license to a group: its members get the seats that are free.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_course_assignment_group_create"];
        /**
         * Takes a license back from a group.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_course_assignment_group_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/program/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The licenses of this kind.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform lists that platform only, and may leave out its name. Any other parameter filters by the key of metadata with its name.
         */
        get: operations["catalog_licenses_program_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/program/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a license.
         * @description For admin.
         */
        post: operations["catalog_licenses_program_create_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/program/update/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes a license; what is left out stays.
         * @description For admin.
         */
        post: operations["catalog_licenses_program_update_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/program/assignment/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people who have a seat of a license.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_program_assignment_retrieve"];
        put?: never;
        /**
         * Gives a person a seat, or changes the one they have.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_program_assignment_create"];
        /**
         * Takes a seat back.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_program_assignment_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/program/assignment/group/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups that a license is assigned to.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["catalog_licenses_program_assignment_group_retrieve"];
        put?: never;
        /**
         * Assigns a license to a group: its members get the seats that are free.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["catalog_licenses_program_assignment_group_create"];
        /**
         * Takes a license back from a group.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the assignments of its platform's licenses.
         */
        delete: operations["catalog_licenses_program_assignment_group_destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/platform/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The licenses of this kind.
         * @description For admin, platform_admin and read_only. A key that is bound to a platform lists that platform only, and may leave out its name. Any other parameter filters by the key of metadata with its name.
         */
        get: operations["catalog_licenses_platform_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/platform/create/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a license.
         * @description For admin.
         */
        post: operations["catalog_licenses_platform_create_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/platform/update/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes a license; what is left out stays.
         * @description For admin.
         */
        post: operations["catalog_licenses_platform_update_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/licenses/user/assignment/check/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether an e-mail address has an active user license.
         * @description For anyone, without a key.
         */
        get: operations["catalog_licenses_user_assignment_check_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/platforms/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/platforms/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_platforms"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_platforms"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_platforms"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/users/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/users/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_users"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_users"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_users"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/groups/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/groups/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_groups"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_groups"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_groups"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/courses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_courses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/courses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_courses"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_courses"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_courses"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/programs/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_programs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/programs/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_programs"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_programs"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_programs"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/choices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of this collection.
         * @description For admin and read_only of no platform.
         */
        get: operations["list_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/choices/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record.
         * @description For admin and read_only of no platform.
         */
        get: operations["read_choices"];
        /**
         * Stores a whole record, new or in place of the one with its id.
         * @description For admin.
         */
        put: operations["put_choices"];
        post?: never;
        /**
         * Removes a record.
         * @description For admin.
         */
        delete: operations["remove_choices"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/course/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For admin, platform_admin and read_only.
         */
        get: operations["catalog_metadata_course_retrieve"];
        put?: never;
        /**
         * Sets metadata: merged with what is there, or in its place.
         * @description For admin and platform_admin. A key that is bound to a platform writes only to its platform's courses and programs.
         */
        post: operations["catalog_metadata_course_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/course/{field}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For admin, platform_admin and read_only.
         */
        get: operations["catalog_metadata_course_retrieve_2"];
        put?: never;
        /**
         * Sets metadata: merged with what is there, or in its place.
         * @description For admin and platform_admin. A key that is bound to a platform writes only to its platform's courses and programs.
         */
        post: operations["catalog_metadata_course_create_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/course-public/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For anyone, without a key.
         */
        get: operations["catalog_metadata_course_public_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/course-public/{field}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For anyone, without a key.
         */
        get: operations["catalog_metadata_course_public_retrieve_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/program/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For admin, platform_admin and read_only.
         */
        get: operations["catalog_metadata_program_retrieve"];
        put?: never;
        /**
         * Sets metadata: merged with what is there, or in its place.
         * @description For admin and platform_admin. A key that is bound to a platform writes only to its platform's courses and programs.
         */
        post: operations["catalog_metadata_program_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/program/{field}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For admin, platform_admin and read_only.
         */
        get: operations["catalog_metadata_program_retrieve_2"];
        put?: never;
        /**
         * Sets metadata: merged with what is there, or in its place.
         * @description For admin and platform_admin. A key that is bound to a platform writes only to its platform's courses and programs.
         */
        post: operations["catalog_metadata_program_create_2"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/program-public/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For anyone, without a key.
         */
        get: operations["catalog_metadata_program_public_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/program-public/{field}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The metadata, or one field of it.
         * @description For anyone, without a key.
         */
        get: operations["catalog_metadata_program_public_retrieve_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/course-search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds courses by their metadata, slug or id.
         * @description For admin, platform_admin and read_only.
         */
        post: operations["catalog_metadata_course_search_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/metadata/choices/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may be chosen for fields of metadata.
         * @description For admin, platform_admin and read_only.
         */
        get: operations["catalog_metadata_choices_retrieve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/import/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stores many records: JSON lines, each answered with a status.
         * @description For admin.
         */
        post: operations["import_directory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One license, now or as of a moment.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["read_license"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/assignments/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The seats of a license, now or as of a moment.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["list_seats_at"];
        put?: never;
        /**
         * Gives many people seats of one license.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["assign_seats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/assignments/release/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes many seats of one license back.
         * @description For admin and platform_admin. A key that is bound to a platform reaches only the licenses of its platform.
         */
        post: operations["release_seats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/erasures/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases a person: the row, its key and what finds it, also in the files.
         * @description For admin.
         */
        post: operations["erase_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API keys, without their texts.
         * @description For admin.
         */
        get: operations["list_keys"];
        put?: never;
        /**
         * Makes an API key; its text is shown here only.
         * @description For admin.
         */
        post: operations["create_key"];
        /**
         * Revokes an API key.
         * @description For admin.
         */
        delete: operations["revoke_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Licenses of all kinds, now or as of a moment.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform lists that platform only, and may leave out its name. Any other parameter filters by the key of metadata with its name.
         */
        get: operations["list_licenses_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/usage/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The usage of a license over time, as points of a chart.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["list_license_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/summary/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sums over the licenses of a platform or of all, now or then.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform gets the sums of that platform, and may leave out its name.
         */
        get: operations["read_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/waiting/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who waits for a seat of a license, in the order in which they get one.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["list_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/explain/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why the counts of a license are what they are, event by event.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["explain_license"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/persons/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The names behind ids of persons, a search for people, or all people.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only people who have a seat of one of the platform's licenses, or wait for one.
         */
        get: operations["list_persons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/persons/{person_id}/seats/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The licenses where a person has a seat or waits for one, now or then.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only the licenses of its platform: none, instead of 404, also of a person who does not exist.
         */
        get: operations["list_person_seats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/events/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events in the order of the log; waits for the next when asked to.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/events/stream/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as they are stored, as server-sent events.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["stream_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/events/{position}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One event.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["read_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/licenses/{id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a license.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform reaches only the licenses of its platform.
         */
        get: operations["list_license_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/assignments/{id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a person's seat.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_assignment_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/group-assignments/{id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a group's assignment.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_group_assignment_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/persons/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a user, or of an e-mail address.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_user_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/persons/{person_id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a person, by the ledger's own id.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_person_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/groups/{id}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a group.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_group_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/transactions/{transaction_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that was stored for an order or subscription.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/actors/{actor}/history/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that somebody stored.
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["list_actor_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/events/{position}/proof/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof that an event is in the log that was signed (RFC 9162).
         * @description For admin, platform_admin, read_only of a platform and auditor. A key that is bound to a platform sees only events of its platform's licenses.
         */
        get: operations["read_event_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/consistency/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof that a longer log begins with a shorter one (RFC 9162).
         * @description For admin, platform_admin, read_only of a platform and auditor.
         */
        get: operations["read_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/checkpoint/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest signed checkpoint, as a signed note.
         * @description For admin, platform_admin, read_only of a platform and auditor.
         */
        get: operations["read_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/public-key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that verify the signature of checkpoints.
         * @description For admin, platform_admin, read_only of a platform and auditor.
         */
        get: operations["read_public_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/signing-keys/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new signing key, which signs from then on.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        post: operations["rotate_signing_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/webhooks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The webhooks, without their secrets.
         * @description For admin.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Posts events to an address; its secret is shown here only.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        post: operations["create_webhook"];
        /**
         * Removes a webhook.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        delete: operations["remove_webhook_by_query"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/webhooks/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook, and how far it is.
         * @description For admin.
         */
        get: operations["read_webhook"];
        put?: never;
        /**
         * Switches a webhook, makes a new secret, sends events again, or sends a test delivery.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        post: operations["change_webhook"];
        /**
         * Removes a webhook.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        delete: operations["remove_webhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/rebuild/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rebuild of the views that runs, or the last one.
         * @description For admin and auditor.
         */
        get: operations["read_rebuild"];
        put?: never;
        /**
         * Begins to fold the views anew from the log.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        post: operations["start_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/backup/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The backups, and the one that is being made.
         * @description For admin and auditor.
         */
        get: operations["list_backups"];
        put?: never;
        /**
         * Begins a backup.
         * @description For admin. It cannot be tried: dry_run=true is refused.
         */
        post: operations["start_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/snapshots/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a copy of the data on the server, for a check of it.
         * @description For admin and auditor. It cannot be tried: dry_run=true is refused.
         */
        post: operations["create_snapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/status/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an operator watches: positions, space on the disk, whether writes are taken.
         * @description For admin and auditor.
         */
        get: operations["read_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which server this is; a browser is sent to the console.
         * @description For anyone, without a key.
         */
        get: operations["read_root"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/whoami/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key that asks: its role, its platform, when it expires.
         * @description For admin, platform_admin, read_only and auditor.
         */
        get: operations["read_whoami"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server is alive.
         * @description For anyone, without a key.
         */
        get: operations["read_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server takes writes; if not, the error says why.
         * @description For anyone, without a key.
         */
        get: operations["read_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document.
         * @description For anyone, without a key.
         */
        get: operations["read_openapi"];
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
        /** @description A page of a list. */
        user_license_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["user_license"][];
        };
        /** @description A license. */
        user_license: {
            /**
             * @description The id of the license.
             * @example 7
             */
            id: number;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
            /**
             * @description Seats in use, active and pending.
             * @example 12
             */
            usage_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description From when it is valid, inclusive.
             * @example 2026-03-01T12:00:00Z
             */
            started: string;
            /**
             * Format: date-time
             * @description Until when it is valid, exclusive; null: no end.
             * @example 2026-03-01T12:00:00Z
             */
            expired: string | null;
            /**
             * @description Off: it gives no new seats.
             * @example true
             */
            active: boolean;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Where it comes from.
             * @example api
             */
            source: string;
            /**
             * @description The caller's own id.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
            /** @description With verbose=true. */
            assignments?: components["schemas"]["SeatSummary"];
        };
        /** @description The seats of a license. */
        SeatSummary: {
            /**
             * @description Seats in use.
             * @example 7
             */
            total: number;
            /**
             * @description Seats of known people.
             * @example 7
             */
            active: number;
            /**
             * @description Seats of e-mail addresses without an account.
             * @example 7
             */
            pending: number;
        };
        /** @description An event that would be stored; its position and time may be later ones. */
        planned_event: {
            /**
             * @description The position of the event.
             * @example 7
             */
            position: number;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-03-01T12:00:00Z
             */
            recorded: string;
            /**
             * @description The type of the event.
             * @example license_created
             * @enum {string}
             */
            type: "license_created" | "license_updated" | "platform_put" | "platform_removed" | "course_put" | "course_removed" | "program_put" | "program_removed" | "choices_put" | "choices_removed" | "user_put" | "user_removed" | "group_put" | "group_removed" | "key_created" | "key_revoked" | "seat_assigned" | "seat_changed" | "seat_released" | "group_assigned" | "group_assignment_changed" | "group_released" | "member_waiting" | "member_not_waiting" | "bulk_assigned" | "bulk_released" | "person_invited" | "user_merged" | "user_erased" | "metadata_changed" | "log_restored";
            /**
             * @description The kind of its license; left out in the history of a license.
             * @example user
             * @enum {string|null}
             */
            kind?: "user" | "course" | "program" | "platform" | null;
            /**
             * @description Its license; the same.
             * @example 7
             */
            license_id?: number | null;
            /**
             * @description The order behind it; made by the ledger when none was sent.
             * @example order-88
             */
            transaction_id: string | null;
            /**
             * @description What the change is, in the caller's words.
             * @example renewal
             */
            change_type: string;
            /**
             * @description By whom: key:3, server.
             * @example key:3
             */
            actor: string;
            /**
             * @description Each changed field: {before, after}.
             * @example {
             *       "count": {
             *         "before": 25,
             *         "after": 30
             *       }
             *     }
             */
            changes: {
                [key: string]: unknown;
            };
            /**
             * @description What else the event says.
             * @example {}
             */
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description What a write would mean for people and licenses. */
        effects: {
            /** @description Who would get a seat. */
            gains: components["schemas"]["place"][];
            /** @description Who would lose one. */
            loses: components["schemas"]["place"][];
            /** @description Who would begin to wait for one. */
            waits: components["schemas"]["place"][];
            /** @description Seats in use, of each license that is touched. */
            usage_count: components["schemas"]["planned_figure"][];
            /** @description The people who wait there. */
            waiting: components["schemas"]["planned_figure"][];
        };
        /** @description A person in a license. */
        place: {
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description The person; one who is not known yet has the id that they would get.
             * @example 7
             */
            person_id: number;
        };
        /** @description A figure of a license. */
        planned_figure: {
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description As it is.
             * @example 7
             */
            before: number;
            /**
             * @description As it would be.
             * @example 7
             */
            after: number;
        };
        /** @description A page of a list. */
        user_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["user_assignment"][];
        };
        /** @description The seat of a person. */
        user_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The user; 0 or null for one without an account.
             * @example 7
             */
            user_id: number;
            /**
             * @description The user's name; empty or null without an account.
             * @example ada
             */
            username: string;
            /**
             * @description The person's e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description Off: it holds no seat.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the person has what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The platform that holds the license.
             * @example north
             */
            platform_key: string;
        };
        /** @description What was done, in a sentence. */
        Detail: {
            /**
             * @description A sentence for people.
             * @example removed
             */
            detail: string;
        };
        /** @description A page of a list. */
        user_group_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["user_group_assignment"][];
        };
        /** @description The assignment of a group. */
        user_group_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The group: a number, or a text.
             * @example 4
             */
            group_id: unknown;
            /**
             * @description What people call the group.
             * @example Data team
             */
            group_name: string;
            /**
             * @description Off: it gives no seats.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the members have what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The platform that holds the license.
             * @example north
             */
            platform_key: string;
        };
        /** @description A page of a list. */
        course_license_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["course_license"][];
        };
        /** @description A license. */
        course_license: {
            /**
             * @description The id of the license.
             * @example 7
             */
            id: number;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
            /**
             * @description Seats in use, active and pending.
             * @example 12
             */
            usage_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description From when it is valid, inclusive.
             * @example 2026-03-01T12:00:00Z
             */
            started: string;
            /**
             * Format: date-time
             * @description Until when it is valid, exclusive; null: no end.
             * @example 2026-03-01T12:00:00Z
             */
            expired: string | null;
            /**
             * @description Off: it gives no new seats.
             * @example true
             */
            active: boolean;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Where it comes from.
             * @example api
             */
            source: string;
            /**
             * @description The caller's own id.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
            /**
             * @description The licensed course.
             * @example course-v1:north+DA101+2026
             */
            course_id: string;
            /** @description With verbose=true. */
            assignments?: components["schemas"]["SeatSummary"];
        };
        /** @description A page of a list. */
        course_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["course_assignment"][];
        };
        /** @description The seat of a person. */
        course_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The user; 0 or null for one without an account.
             * @example 7
             */
            user_id: number;
            /**
             * @description The user's name; empty or null without an account.
             * @example ada
             */
            username: string;
            /**
             * @description The person's e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description Off: it holds no seat.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the person has what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The licensed course.
             * @example course-v1:north+DA101+2026
             */
            course_id: string;
        };
        /** @description A page of a list. */
        course_group_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["course_group_assignment"][];
        };
        /** @description The assignment of a group. */
        course_group_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The group: a number, or a text.
             * @example 4
             */
            group_id: unknown;
            /**
             * @description What people call the group.
             * @example Data team
             */
            group_name: string;
            /**
             * @description Off: it gives no seats.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the members have what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The licensed course.
             * @example course-v1:north+DA101+2026
             */
            course_id: string;
        };
        /** @description A page of a list. */
        program_license_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["program_license"][];
        };
        /** @description A license. */
        program_license: {
            /**
             * @description The id of the license.
             * @example 7
             */
            id: number;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
            /**
             * @description Seats in use, active and pending.
             * @example 12
             */
            usage_count: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description From when it is valid, inclusive.
             * @example 2026-03-01T12:00:00Z
             */
            started: string;
            /**
             * Format: date-time
             * @description Until when it is valid, exclusive; null: no end.
             * @example 2026-03-01T12:00:00Z
             */
            expired: string | null;
            /**
             * @description Off: it gives no new seats.
             * @example true
             */
            active: boolean;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Where it comes from.
             * @example api
             */
            source: string;
            /**
             * @description The caller's own id.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
            /**
             * @description The licensed program.
             * @example program-v1:north+data
             */
            program_key: string;
            /**
             * @description Its id, while the directory has it.
             * @example data
             */
            program_id?: string;
            /**
             * @description Its name, while the directory has it.
             * @example Data analysis
             */
            program_name?: string;
            /** @description With verbose=true. */
            assignments?: components["schemas"]["SeatSummary"];
        };
        /** @description A page of a list. */
        program_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["program_assignment"][];
        };
        /** @description The seat of a person. */
        program_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The user; 0 or null for one without an account.
             * @example 7
             */
            user_id: number | null;
            /**
             * @description The user's name; empty or null without an account.
             * @example ada
             */
            username: string | null;
            /**
             * @description The full name.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description The person's e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description Off: it holds no seat.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the person has what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description False: it came through a group.
             * @example true
             */
            direct: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to?: string;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-03-01T12:00:00Z
             */
            modified: string;
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The licensed program.
             * @example program-v1:north+data
             */
            program_key: string;
        };
        /** @description A page of a list. */
        program_group_assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["program_group_assignment"][];
        };
        /** @description The assignment of a group. */
        program_group_assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The group: a number, or a text.
             * @example 4
             */
            group_id: unknown;
            /**
             * @description What people call the group.
             * @example Data team
             */
            group_name: string;
            /**
             * @description Off: it gives no seats.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the members have what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-03-01T12:00:00Z
             */
            modified: string;
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The licensed program.
             * @example program-v1:north+data
             */
            program_key: string;
            /**
             * @description The name of the licensed program.
             * @example Data analysis
             */
            program_name: string;
            /**
             * @description Members of the group.
             * @example 7
             */
            user_count: number;
            /**
             * @description Members who have a seat.
             * @example 7
             */
            assigned_count: number;
        };
        /** @description A page of a list. */
        platform_license_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["platform_license"][];
        };
        /** @description A license. */
        platform_license: {
            /**
             * @description The id of the license.
             * @example 7
             */
            id: number;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description From when it is valid, inclusive.
             * @example 2026-03-01T12:00:00Z
             */
            started: string;
            /**
             * Format: date-time
             * @description Until when it is valid, exclusive; null: no end.
             * @example 2026-03-01T12:00:00Z
             */
            expired: string | null;
            /**
             * @description Off: it gives no new seats.
             * @example true
             */
            active: boolean;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Where it comes from.
             * @example api
             */
            source: string;
            /**
             * @description The caller's own id.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
        };
        /** @description A page of a list. */
        platform_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["platform"][];
        };
        /** @description A platform. */
        platform: {
            /**
             * @description The id.
             * @example north
             */
            key: string;
            /**
             * @description The org code.
             * @example north-org
             */
            org: string;
            /**
             * @description The number.
             * @example 12
             */
            platform_id: number;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Whether it is in use.
             * @example true
             */
            active: boolean;
        } & {
            [key: string]: unknown;
        };
        /** @description A page of a list. */
        user_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["user"][];
        };
        /** @description A user. */
        user: {
            /**
             * @description The id.
             * @example 7
             */
            user_id: number;
            /**
             * @description The user's name.
             * @example ada
             */
            username: string;
            /**
             * @description The e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description The full name.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Off: the user keeps seats and gets no new ones.
             * @example true
             */
            active: boolean;
            /**
             * @description The platforms that the user belongs to.
             * @example [
             *       "text"
             *     ]
             */
            platform_keys: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description A page of a list. */
        group_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["group"][];
        };
        /** @description A group of users. */
        group: {
            /**
             * @description The id.
             * @example text
             */
            group_id: string;
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description The platform that it belongs to.
             * @example north
             */
            platform_key: string;
            /**
             * @description The members, in the order in which they joined.
             * @example [
             *       7
             *     ]
             */
            user_ids: number[];
        } & {
            [key: string]: unknown;
        };
        /** @description A page of a list. */
        course_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["course"][];
        };
        /** @description A course. */
        course: {
            /**
             * @description The id.
             * @example course-v1:north+DA101+2026
             */
            course_id: string;
            /**
             * @description The course's name.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description The course's slug.
             * @example data-analysis
             */
            slug: string | null;
            /**
             * @description The course's org.
             * @example north-org
             */
            org: string | null;
            /**
             * @description The platform that offers it.
             * @example north
             */
            platform_key: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description A page of a list. */
        program_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["program"][];
        };
        /** @description A program. */
        program: {
            /**
             * @description The id.
             * @example program-v1:north+data
             */
            program_key: string;
            /**
             * @description The program's id within its org.
             * @example data
             */
            program_id: string;
            /**
             * @description The program's name.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description The program's slug.
             * @example data-analysis
             */
            slug: string | null;
            /**
             * @description The program's org.
             * @example north-org
             */
            org: string | null;
            /**
             * @description The platform that offers it.
             * @example north
             */
            platform_key: string | null;
            /**
             * @description Whether it is on.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Its courses.
             * @example [
             *       4
             *     ]
             */
            course_list: unknown[];
        } & {
            [key: string]: unknown;
        };
        /** @description A page of a list. */
        choices_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["choices"][];
        };
        /** @description What may be chosen for a field of metadata. */
        choices: {
            /**
             * @description The field.
             * @example skills
             */
            field_key: string;
            /**
             * @description course, program, pathway or resource.
             * @example course
             */
            scope: string;
            /**
             * @description The org that it is for.
             * @example north-org
             */
            org: string;
            /**
             * @description What may be chosen.
             * @example [
             *       4
             *     ]
             */
            choices: unknown[];
        } & {
            [key: string]: unknown;
        };
        /** @description The courses that match. */
        course_search: {
            /**
             * @description How many courses match.
             * @example 30
             */
            count: number;
            /** @description All of them. */
            results: components["schemas"]["found_course"][];
        };
        /** @description A course that matches. */
        found_course: {
            /**
             * @description The course.
             * @example course-v1:north+DA101+2026
             */
            course_id: string;
            /**
             * @description Its name.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description Its slug.
             * @example data-analysis
             */
            slug: string | null;
            /**
             * @description Its org.
             * @example north-org
             */
            org: string | null;
        };
        /** @description What became of each line. */
        import_result: {
            /** @description One for each line, in their order. */
            results: components["schemas"]["import_line"][];
        };
        /** @description What became of a line. */
        import_line: {
            /**
             * @description The number of the line, from 1 on.
             * @example 7
             */
            line: number;
            /**
             * @description 200, or the status of the error.
             * @example 7
             */
            status: number;
            /**
             * @description Why it was refused.
             * @example removed
             */
            detail?: string;
            /**
             * @description The code of the error.
             * @example no_seats_available
             */
            code?: string;
            /**
             * @description Stored by an earlier call with the same key.
             * @example true
             */
            replayed?: boolean;
        };
        /** @description A license of any kind. */
        license: {
            /**
             * @description The id of the license.
             * @example 7
             */
            id: number;
            /**
             * @description The kind of the license.
             * @example user
             * @enum {string}
             */
            kind: "user" | "course" | "program" | "platform";
            /**
             * @description What people call it.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
            /**
             * @description Seats in use, active and pending.
             * @example 12
             */
            usage_count?: number;
            /**
             * Format: date-time
             * @description When it was created.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * Format: date-time
             * @description From when it is valid, inclusive.
             * @example 2026-03-01T12:00:00Z
             */
            started: string;
            /**
             * Format: date-time
             * @description Until when it is valid, exclusive; null: no end.
             * @example 2026-03-01T12:00:00Z
             */
            expired: string | null;
            /**
             * @description Off: it gives no new seats.
             * @example true
             */
            active: boolean;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * @description Where it comes from.
             * @example api
             */
            source: string;
            /**
             * @description The caller's own id.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
            /**
             * @description The licensed course.
             * @example course-v1:north+DA101+2026
             */
            course_id?: string;
            /**
             * @description The licensed program.
             * @example program-v1:north+data
             */
            program_key?: string;
            /**
             * @description Its id, while the directory has it.
             * @example data
             */
            program_id?: string;
            /**
             * @description Its name, while the directory has it.
             * @example Data analysis
             */
            program_name?: string;
            /** @description With verbose=true. */
            assignments?: components["schemas"]["SeatSummary"];
        };
        /** @description What became of each row. */
        bulk_result: {
            /** @description One for each row, in their order. */
            results: components["schemas"]["bulk_row"][];
            /**
             * @description Seats in use after the call.
             * @example 12
             */
            usage_count: number;
            /**
             * @description As it was sent.
             * @example order-88
             */
            transaction_id?: string;
        };
        /** @description What became of a row. */
        bulk_row: {
            /**
             * @description What became of the row.
             * @example assigned
             * @enum {string}
             */
            status: "assigned" | "unchanged" | "released" | "refused";
            /** @description The assignment, unless it was refused. */
            assignment?: components["schemas"]["assignment"];
            /**
             * @description The version of the assignment, for If-Match.
             * @example "2"
             */
            etag?: string;
            /** @description Why it was refused. */
            error?: components["schemas"]["row_refusal"];
        };
        /** @description The seat of a person, of any kind of license. */
        assignment: {
            /**
             * @description The id of the assignment.
             * @example 7
             */
            id: number;
            /**
             * @description The user; 0 or null for one without an account.
             * @example 7
             */
            user_id: number | null;
            /**
             * @description The user's name; empty or null without an account.
             * @example ada
             */
            username: string | null;
            /**
             * @description The full name.
             * @example Campus 2026
             */
            name?: string | null;
            /**
             * @description The person's e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description Off: it holds no seat.
             * @example true
             */
            active: boolean;
            /**
             * @description Whether the person has what was bought.
             * @example true
             */
            fulfilled: boolean;
            /**
             * @description False: it came through a group.
             * @example true
             */
            direct?: boolean;
            /**
             * @description Where to go after fulfillment.
             * @example https://learn.example.org/
             */
            redirect_to?: string | null;
            /**
             * @description The caller's own keys.
             * @example {
             *       "region": "EU"
             *     }
             */
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-03-01T12:00:00Z
             */
            created?: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             * @example 2026-03-01T12:00:00Z
             */
            modified?: string;
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description The platform that holds the license.
             * @example north
             */
            platform_key?: string;
            /**
             * @description The licensed course.
             * @example course-v1:north+DA101+2026
             */
            course_id?: string;
            /**
             * @description The licensed program.
             * @example program-v1:north+data
             */
            program_key?: string;
        };
        /** @description Why a row was refused. */
        row_refusal: {
            /**
             * @description The code of the error.
             * @example no_seats_available
             */
            code: string;
            /**
             * @description Why the row was refused.
             * @example removed
             */
            detail: string;
            /**
             * @description Seats bought.
             * @example 30
             */
            count?: number;
            /**
             * @description Seats in use.
             * @example 12
             */
            usage_count?: number;
            /**
             * @description Seats that the row asked for.
             * @example 7
             */
            requested?: number;
        };
        /** @description The erasure of a person. */
        erasure: {
            /**
             * @description What was done.
             * @example removed
             */
            detail: string;
            /**
             * @description Backups that may still hold the person.
             * @example [
             *       "text"
             *     ]
             */
            backups: string[];
            /**
             * @description Old files are still read, and are removed after that.
             * @example true
             */
            files_pending: boolean;
        };
        /** @description A page of a list. */
        api_key_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["api_key"][];
        };
        /** @description An API key. */
        api_key: {
            /**
             * @description The id of the key.
             * @example 7
             */
            id: number;
            /**
             * @description What it is for.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description What it may do.
             * @example admin
             * @enum {string}
             */
            role: "admin" | "platform_admin" | "read_only" | "auditor";
            /**
             * @description The platform that it is bound to.
             * @example north
             */
            platform_key: string | null;
            /**
             * Format: date-time
             * @description From when it is refused.
             * @example 2026-03-01T12:00:00Z
             */
            expires: string | null;
            /**
             * @description The key itself; shown when it is made only.
             * @example north
             */
            key?: string;
        };
        /** @description A page of a list. */
        license_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["license"][];
        };
        /** @description A page of a list. */
        assignment_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["assignment"][];
        };
        /** @description The usage of a license over time. */
        usage: {
            /**
             * @description Seconds between two points; null: every change.
             * @example 7
             */
            step: number | null;
            /** @description The points, by time. */
            usage: components["schemas"]["usage_point"][];
        };
        /** @description The usage at a moment. */
        usage_point: {
            /**
             * Format: date-time
             * @description The moment.
             * @example 2026-03-01T12:00:00Z
             */
            at: string;
            /**
             * @description Seats of known people.
             * @example 7
             */
            active: number;
            /**
             * @description Seats of e-mail addresses without an account.
             * @example 7
             */
            pending: number;
            /**
             * @description Group members without a seat.
             * @example 7
             */
            waiting: number;
            /**
             * @description Seats bought.
             * @example 30
             */
            count: number;
        };
        /** @description Sums over licenses. */
        summary: {
            /**
             * @description The moment.
             * @example 7
             */
            position: number;
            /**
             * @description Licenses of all kinds.
             * @example 7
             */
            licenses: number;
            /**
             * @description Seats of all licenses that have seats.
             * @example 7
             */
            seats_bought: number;
            /**
             * @description Seats of known people.
             * @example 7
             */
            active: number;
            /**
             * @description Seats of e-mail addresses without an account.
             * @example 7
             */
            pending: number;
            /**
             * @description Group members without a seat.
             * @example 7
             */
            waiting: number;
            /**
             * @description Licenses without a free seat.
             * @example 7
             */
            full: number;
            /**
             * @description Licenses that expire within 30 days.
             * @example 7
             */
            expiring: number;
            /**
             * @description Licenses that have expired.
             * @example 7
             */
            expired: number;
        };
        /** @description A page of a list. */
        waiting_member_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["waiting_member"][];
        };
        /** @description Somebody who waits for a seat. */
        waiting_member: {
            /**
             * @description The person, by the ledger's own id.
             * @example 7
             */
            person_id: number;
            /**
             * @description The assignment of the group.
             * @example 7
             */
            group_assignment_id: number;
            /**
             * @description The group through which the person waits.
             * @example text
             */
            group_id: string;
            /** @description Since when. */
            since: components["schemas"]["since"];
        };
        /** @description The event that made it so. */
        since: {
            /**
             * @description The event.
             * @example 7
             */
            position: number;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-03-01T12:00:00Z
             */
            recorded: string;
            /**
             * @description The order behind it.
             * @example order-88
             */
            transaction_id: string;
        };
        /** @description Why the numbers are what they are. */
        explanation: {
            /**
             * @description The moment.
             * @example 7
             */
            position: number;
            /** @description The seats bought. */
            count: components["schemas"]["count_reason"];
            /** @description The seats in use. */
            usage_count: components["schemas"]["usage_reason"];
        };
        /** @description Why the count is what it is. */
        count_reason: {
            /**
             * @description Seats bought.
             * @example 7
             */
            value: number;
            /** @description The oldest first. */
            changes: components["schemas"]["count_change"][];
        };
        /** @description A change of the count. */
        count_change: {
            /**
             * @description The event.
             * @example 7
             */
            position: number;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-03-01T12:00:00Z
             */
            recorded: string;
            /**
             * @description Null: it was created.
             * @example 7
             */
            before: number | null;
            /**
             * @description The count after it.
             * @example 7
             */
            after: number;
            /**
             * @description What the change is, in the caller's words.
             * @example renewal
             */
            change_type: string;
            /**
             * @description The order behind it.
             * @example order-88
             */
            transaction_id: string;
            /**
             * @description By whom.
             * @example key:3
             */
            actor: string;
        };
        /** @description Why the usage is what it is. */
        usage_reason: {
            /**
             * @description Seats in use.
             * @example 7
             */
            value: number;
            /**
             * @description Seats of known people.
             * @example 7
             */
            active: number;
            /**
             * @description Seats of e-mail addresses without an account.
             * @example 7
             */
            pending: number;
            /** @description Each of them. */
            seats: components["schemas"]["seat_reasons"];
        };
        /** @description A page of the seats in use. */
        seat_reasons: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["seat_reason"][];
        };
        /** @description A seat in use, and since when. */
        seat_reason: {
            /**
             * @description The seat.
             * @example 7
             */
            assignment_id: number;
            /**
             * @description The person, by the ledger's own id.
             * @example 7
             */
            person_id: number;
            /**
             * @description Held for an e-mail address without an account.
             * @example true
             */
            pending: boolean;
            /**
             * @description Assigned to the person, not only through groups.
             * @example true
             */
            direct: boolean;
            /**
             * @description The groups that cover the person.
             * @example [
             *       "text"
             *     ]
             */
            groups: string[];
            /** @description Since when the seat is in use. */
            since: components["schemas"]["since"];
        };
        /** @description A page of a list. */
        person_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["person"][];
        };
        /** @description A person. An auditor gets null for what is no id, unless a setting allows more. */
        person: {
            /**
             * @description The person, by the ledger's own id.
             * @example 7
             */
            person_id: number;
            /**
             * @description The user; null for one without an account.
             * @example 7
             */
            user_id: number | null;
            /**
             * @description The user's name; null without an account.
             * @example ada
             */
            username: string | null;
            /**
             * @description The full name; null without an account.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description The e-mail address.
             * @example ada@example.org
             */
            email: string | null;
            /**
             * @description The platforms that the user belongs to.
             * @example [
             *       "text"
             *     ]
             */
            platform_keys: string[] | null;
            /**
             * @description Off: the user keeps seats and gets no new ones.
             * @example true
             */
            active: boolean | null;
            /**
             * @description Whether the user was removed from the directory, or is another person by now.
             * @example true
             */
            removed: boolean;
            /**
             * @description Whether name and address were erased.
             * @example true
             */
            erased: boolean;
        };
        /** @description A page of a list. */
        person_seat_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["person_seat"][];
        };
        /** @description A license where the person has a seat or waits for one. */
        person_seat: {
            /**
             * @description The license.
             * @example 7
             */
            license_id: number;
            /**
             * @description What people call the license.
             * @example Campus 2026
             */
            license_name: string;
            /**
             * @description Its kind.
             * @example user
             * @enum {string}
             */
            kind: "user" | "course" | "program" | "platform";
            /**
             * @description The platform that holds it.
             * @example north
             */
            platform_key: string;
            /**
             * @description The caller's own id of the license.
             * @example order-88
             */
            external_id: string | null;
            /**
             * @description The seat; null for one who waits.
             * @example 7
             */
            assignment_id: number | null;
            /**
             * @description pending: held for an e-mail address without an account; inactive: switched off, so that it holds no seat.
             * @example active
             * @enum {string}
             */
            state: "active" | "pending" | "inactive" | "waiting";
            /**
             * @description Assigned to the person, not only through groups.
             * @example true
             */
            direct: boolean;
            /**
             * @description The groups that cover the person.
             * @example [
             *       "text"
             *     ]
             */
            groups: string[];
            /** @description Since when it is in use, switched off or waited for. */
            since: components["schemas"]["since"];
        };
        /** @description A page of events. */
        event_list: {
            /**
             * @description The last position of the log.
             * @example 7
             */
            head: number;
            /**
             * @description The cursor: the `after` of the next call; the head at the end.
             * @example 7
             */
            next_after: number;
            /**
             * @description Which log the positions are of.
             * @example 82c1e7d45a9b0f36
             */
            lineage: string;
            /** @description By position. */
            events: components["schemas"]["event"][];
        };
        /** @description An event in a CloudEvents 1.0 envelope. */
        event: {
            /**
             * @description The version of CloudEvents: 1.0.
             * @example 1.0
             */
            specversion: string;
            /**
             * @description The position, as a text.
             * @example text
             */
            id: string;
            /**
             * @description The ledger; the same through all changes of its signing key.
             * @example api
             */
            source: string;
            /**
             * @description seatledger. and the type of the event.
             * @example license_updated
             */
            type: string;
            /**
             * @description What it is about: licenses/7, persons/3.
             * @example licenses/7
             */
            subject?: string;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-03-01T12:00:00Z
             */
            time: string;
            /**
             * @description Of data.
             * @example application/json
             */
            datacontenttype: string;
            /**
             * @description The stored record, byte for byte.
             * @example {}
             */
            data: {
                [key: string]: unknown;
            };
        };
        /** @description A page of a history. */
        history: {
            /**
             * @description The last position of the log.
             * @example 7
             */
            head: number;
            /**
             * @description The cursor: the `after` of the next call; the head at the end.
             * @example 7
             */
            next_after: number;
            /**
             * @description Which log the positions are of.
             * @example 82c1e7d45a9b0f36
             */
            lineage: string;
            /** @description In the order that was asked for. */
            history: components["schemas"]["history_entry"][];
        };
        /** @description An event in a history. */
        history_entry: {
            /**
             * @description The position of the event.
             * @example 7
             */
            position: number;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-03-01T12:00:00Z
             */
            recorded: string;
            /**
             * @description The type of the event.
             * @example license_created
             * @enum {string}
             */
            type: "license_created" | "license_updated" | "platform_put" | "platform_removed" | "course_put" | "course_removed" | "program_put" | "program_removed" | "choices_put" | "choices_removed" | "user_put" | "user_removed" | "group_put" | "group_removed" | "key_created" | "key_revoked" | "seat_assigned" | "seat_changed" | "seat_released" | "group_assigned" | "group_assignment_changed" | "group_released" | "member_waiting" | "member_not_waiting" | "bulk_assigned" | "bulk_released" | "person_invited" | "user_merged" | "user_erased" | "metadata_changed" | "log_restored";
            /**
             * @description The kind of its license; left out in the history of a license.
             * @example user
             * @enum {string|null}
             */
            kind?: "user" | "course" | "program" | "platform" | null;
            /**
             * @description Its license; the same.
             * @example 7
             */
            license_id?: number | null;
            /**
             * @description The order behind it; made by the ledger when none was sent.
             * @example order-88
             */
            transaction_id: string;
            /**
             * @description What the change is, in the caller's words.
             * @example renewal
             */
            change_type: string;
            /**
             * @description By whom: key:3, server.
             * @example key:3
             */
            actor: string;
            /**
             * @description Each changed field: {before, after}.
             * @example {
             *       "count": {
             *         "before": 25,
             *         "after": 30
             *       }
             *     }
             */
            changes: {
                [key: string]: unknown;
            };
            /**
             * @description What else the event says.
             * @example {}
             */
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description A proof that an event is in the log. */
        event_proof: {
            /**
             * @description The event.
             * @example 7
             */
            position: number;
            /**
             * @description The events of the signed log.
             * @example 7
             */
            tree_size: number;
            /**
             * @description SHA-256 of a zero byte and the record.
             * @example text
             */
            leaf_hash: string;
            /**
             * @description The hashes of the path, in hexadecimal digits.
             * @example [
             *       "text"
             *     ]
             */
            hashes: string[];
            /**
             * @description The stored record.
             * @example text
             */
            record: string;
            /**
             * @description The signed note with the root.
             * @example text
             */
            checkpoint: string;
        };
        /** @description A proof that a longer log begins with a shorter one. */
        consistency_proof: {
            /**
             * @description The events of the shorter log.
             * @example 7
             */
            from: number;
            /**
             * @description The events of the longer log.
             * @example 7
             */
            to: number;
            /**
             * @description The hashes of the path, in hexadecimal digits.
             * @example [
             *       "text"
             *     ]
             */
            hashes: string[];
        };
        /** @description The keys that verify checkpoints. */
        public_keys: {
            /**
             * @description The key of new signatures, as a verifier key of C2SP.
             * @example north
             */
            key: string;
            /**
             * @description Those before it, the oldest first.
             * @example [
             *       "text"
             *     ]
             */
            old_keys: string[];
        };
        /** @description A page of a list. */
        webhook_page: {
            /**
             * @description All rows of the list.
             * @example 30
             */
            count: number;
            /**
             * @description The address of the next page.
             * @example text
             */
            next_page: string | null;
            /**
             * @description The address of the page before.
             * @example text
             */
            previous_page: string | null;
            /**
             * @description The same as next_page.
             * @example text
             */
            next: string | null;
            /**
             * @description The same as previous_page.
             * @example text
             */
            previous: string | null;
            /** @description The rows of this page. */
            results: components["schemas"]["webhook"][];
        };
        /** @description A webhook. */
        webhook: {
            /**
             * @description The id of the webhook.
             * @example 7
             */
            id: number;
            /**
             * @description Where events are posted.
             * @example https://hooks.example.org/seatledger
             */
            url: string;
            /**
             * @description The types that are sent; empty: all.
             * @example [
             *       "text"
             *     ]
             */
            types: string[];
            /**
             * @description Only events of this platform's licenses.
             * @example north
             */
            platform_key: string | null;
            /**
             * @description What people call it.
             * @example the shop
             */
            description: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-03-01T12:00:00Z
             */
            created: string;
            /**
             * @description Nothing is sent.
             * @example true
             */
            disabled: boolean;
            /**
             * @description Why not.
             * @example text
             */
            disabled_reason: string;
            /**
             * @description All events up to here are delivered or not wanted.
             * @example 7
             */
            cursor: number;
            /**
             * @description The last position of the log.
             * @example 7
             */
            head: number;
            /**
             * @description The positions between the two.
             * @example 7
             */
            lag: number;
            /**
             * Format: date-time
             * @description The last delivery that succeeded.
             * @example 2026-03-01T12:00:00Z
             */
            last_delivered: string | null;
            /**
             * @description Failed attempts at the next event.
             * @example 7
             */
            attempts: number;
            /**
             * Format: date-time
             * @description The first of them.
             * @example 2026-03-01T12:00:00Z
             */
            failing_since: string | null;
            /**
             * Format: date-time
             * @description When the next one is.
             * @example 2026-03-01T12:00:00Z
             */
            next_attempt: string | null;
            /**
             * @description Why the last one failed.
             * @example text
             */
            last_error: string;
            /**
             * @description The status that it was answered with; 0: none.
             * @example 7
             */
            last_status: number;
            /**
             * @description Shown when it is made only.
             * @example text
             */
            secret?: string;
            /** @description What became of the ping. */
            ping?: components["schemas"]["webhook_attempt"];
            /** @description The last 20 attempts since the start of the server, the newest first; of one webhook. */
            recent_attempts?: components["schemas"]["webhook_attempt"][];
        };
        /** @description An attempt to deliver to a webhook. */
        webhook_attempt: {
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-03-01T12:00:00Z
             */
            at: string;
            /**
             * @description The position of the event; null: a ping.
             * @example 7
             */
            event: number | null;
            /**
             * @description Which attempt at this event it was, from 1 on.
             * @example 7
             */
            attempt: number;
            /**
             * @description The status of the answer; null: none came.
             * @example 7
             */
            status: number | null;
            /**
             * @description How long it took.
             * @example 7
             */
            milliseconds: number;
            /**
             * @description Why it failed; null: the receiver accepted it.
             * @example text
             */
            error: string | null;
        };
        /** @description A rebuild of the views. */
        rebuild: {
            /**
             * @description What it does now.
             * @example idle
             * @enum {string}
             */
            state: "idle" | "folding" | "comparing" | "catching_up" | "switching";
            /**
             * @description Of the running or last one.
             * @example rebuild
             * @enum {string|null}
             */
            mode: "rebuild" | "check" | "rollback" | null;
            /**
             * @description The views in use.
             * @example 7
             */
            generation: number;
            /**
             * @description The ones before, to go back to.
             * @example 7
             */
            previous: number | null;
            /**
             * @description How far the new views are.
             * @example 7
             */
            position: number;
            /**
             * @description The last position of the log.
             * @example 7
             */
            head: number;
            /**
             * @description The speed of the fold.
             * @example 7
             */
            events_per_second: number;
            /**
             * Format: date-time
             * @description When it began.
             * @example 2026-03-01T12:00:00Z
             */
            started: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             * @example 2026-03-01T12:00:00Z
             */
            finished: string | null;
            /**
             * @description Of the last one.
             * @example done
             * @enum {string|null}
             */
            result: "done" | "equal" | "different" | "failed" | "stopped" | null;
            /**
             * @description The first row in which old and new differ.
             * @example text
             */
            difference: string | null;
            /**
             * @description Why it failed.
             * @example text
             */
            problem: string | null;
        };
        /** @description The backups. */
        backups: {
            /**
             * @description Whether one is being made.
             * @example idle
             * @enum {string}
             */
            state: "idle" | "running";
            /**
             * @description Where they are; empty: the setting is not given.
             * @example /var/backups/seatledger
             */
            directory: string;
            /**
             * @description The one that is being made.
             * @example Campus 2026
             */
            name: string | null;
            /**
             * @description Copied so far.
             * @example 7
             */
            bytes_done: number;
            /**
             * @description To copy at most.
             * @example 7
             */
            bytes_total: number;
            /**
             * @description Why the last one failed.
             * @example text
             */
            failure: string | null;
            /** @description The oldest first. */
            backups: components["schemas"]["backup"][];
        };
        /** @description A backup. */
        backup: {
            /**
             * @description The name of the backup.
             * @example Campus 2026
             */
            name: string;
            /**
             * Format: date-time
             * @description When it was made.
             * @example 2026-03-01T12:00:00Z
             */
            made: string;
            /**
             * @description The last event in it.
             * @example 7
             */
            position: number;
            /**
             * @description The position of the views in it.
             * @example 7
             */
            views_position: number;
            /**
             * @description The bytes of its files, shared ones included.
             * @example 7
             */
            bytes: number;
        };
        /** @description A copy of the data. */
        snapshot: {
            /**
             * @description Where the copy is, on the server.
             * @example /var/backups/seatledger
             */
            directory: string;
        };
        /** @description What an operator watches. */
        status: {
            /**
             * @description The last position of the log.
             * @example 7
             */
            head: number;
            /** @description Whether writes are taken. */
            writes: components["schemas"]["writes_status"];
            /** @description The views. */
            views: components["schemas"]["views_status"];
            /**
             * @description The data directory.
             * @example /var/lib/seatledger
             */
            data_dir: string;
            /**
             * @description Free on its disk.
             * @example 7
             */
            free_bytes: number;
            /**
             * @description Users who share an e-mail address: lists of user ids.
             * @example [
             *       4
             *     ]
             */
            users_with_same_email: unknown[];
            /**
             * @description How far the newest record is ahead of the clock.
             * @example 7
             */
            recorded_ahead_ms: number;
            /**
             * @description Files of an erasure are still to be removed.
             * @example true
             */
            erasure_files_pending: boolean;
        };
        /** @description Whether writes are taken. */
        writes_status: {
            /**
             * @description Whether writes are taken.
             * @example true
             */
            accepted: boolean;
            /**
             * @description The code of the error that they get.
             * @example no_seats_available
             */
            code: string | null;
            /**
             * @description Why.
             * @example removed
             */
            detail: string | null;
        };
        /** @description The views. */
        views_status: {
            /**
             * @description The views in use.
             * @example 7
             */
            generation: number;
            /**
             * @description The last event in them.
             * @example 7
             */
            position: number;
        };
        /** @description Which server this is. */
        server: {
            /**
             * @description seatledger
             * @example Campus 2026
             */
            name: string;
            /**
             * @description The version of the server.
             * @example text
             */
            version: string;
            /**
             * @description The commit that it was built from.
             * @example text
             */
            revision: string;
            /**
             * @description The name of the ledger, as in the events' source.
             * @example text
             */
            ledger: string;
            /**
             * @description Where the reference of the API is.
             * @example text
             */
            docs: string;
        };
        /** @description The key that asks, and whom it asks. */
        caller: {
            /**
             * @description The id of the key.
             * @example 7
             */
            id: number;
            /**
             * @description What the key is for.
             * @example Campus 2026
             */
            name: string;
            /**
             * @description What it may do.
             * @example platform_admin
             */
            role: string;
            /**
             * @description The platform that it is bound to.
             * @example north
             */
            platform_key: string | null;
            /**
             * Format: date-time
             * @description From when it is refused.
             * @example 2026-03-01T12:00:00Z
             */
            expires: string | null;
            /**
             * @description The name of the ledger, as in the events' source.
             * @example text
             */
            ledger: string;
            /**
             * @description The version of the server.
             * @example text
             */
            version: string;
        };
        /** @description The state of the server. */
        health: {
            /**
             * @description alive or ready.
             * @example text
             */
            status: string;
            /**
             * @description How far the newest record is ahead of the clock.
             * @example 7
             */
            recorded_ahead_ms?: number;
        };
        /** @description A refusal. Each wrong field or parameter is a member with a list of sentences. */
        error: {
            /** @description A sentence. */
            detail: string;
            code: components["schemas"]["error_code"];
            request_id?: string;
            usage_count?: number;
            requested?: number;
            version?: number;
            head?: number;
            differs_from?: number;
            retry_after?: number;
            count?: number | string[];
            lineage?: string | string[];
        } & {
            [key: string]: string[];
        };
        /** @description The same as problem details (RFC 9457), when Accept asks for them. */
        problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            code: components["schemas"]["error_code"];
            figures?: {
                [key: string]: unknown;
            };
            errors?: {
                pointer?: string;
                parameter?: string;
                detail: string;
            }[];
        };
        /**
         * @description See docs/errors.md.
         * @enum {string}
         */
        error_code: "malformed_body" | "invalid_fields" | "invalid_parameter" | "body_too_large" | "header_too_large" | "bad_http" | "request_timeout" | "unsupported_media_type" | "method_not_allowed" | "not_authenticated" | "permission_denied" | "platform_forbidden" | "path_not_found" | "page_not_found" | "license_not_found" | "platform_not_found" | "course_not_found" | "program_not_found" | "user_not_found" | "group_not_found" | "choices_not_found" | "key_not_found" | "assignment_not_found" | "event_not_found" | "field_not_found" | "not_assigned" | "not_updatable" | "ids_disagree" | "platforms_disagree" | "program_ambiguous" | "expired_not_after_started" | "count_below_usage" | "external_id_taken" | "username_taken" | "email_taken" | "org_taken" | "platform_id_taken" | "members_unknown" | "record_in_use" | "last_admin_key" | "no_seats_available" | "license_inactive" | "license_expired" | "license_has_no_seats" | "user_inactive" | "bulk_refused" | "version_mismatch" | "idempotency_key_reused" | "lineage_changed" | "rate_limited" | "queue_full" | "outcome_unknown" | "catching_up" | "no_leader" | "disk_full" | "ledger_read_only" | "shutting_down" | "internal_error";
    };
    responses: {
        /** @description The code is one of `invalid_parameter`, `bad_http`; see docs/errors.md. */
        refused_400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `not_authenticated`; see docs/errors.md. */
        refused_401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `permission_denied`, `platform_forbidden`; see docs/errors.md. */
        refused_403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `page_not_found`; see docs/errors.md. */
        refused_404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `method_not_allowed`; see docs/errors.md. */
        refused_405: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `request_timeout`; see docs/errors.md. */
        refused_408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `header_too_large`; see docs/errors.md. */
        refused_431: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `internal_error`; see docs/errors.md. */
        refused_500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `catching_up`, `shutting_down`; see docs/errors.md. */
        refused_503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `platforms_disagree`, `program_ambiguous`, `expired_not_after_started`, `external_id_taken`; see docs/errors.md. */
        refused_400_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `permission_denied`; see docs/errors.md. */
        refused_403_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `platform_not_found`, `course_not_found`, `program_not_found`; see docs/errors.md. */
        refused_404_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `body_too_large`; see docs/errors.md. */
        refused_413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `unsupported_media_type`; see docs/errors.md. */
        refused_415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `idempotency_key_reused`; see docs/errors.md. */
        refused_422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `outcome_unknown`, `catching_up`, `no_leader`, `disk_full`, `ledger_read_only`, `shutting_down`; see docs/errors.md. */
        refused_503_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `not_updatable`, `ids_disagree`, `platforms_disagree`, `expired_not_after_started`, `count_below_usage`; see docs/errors.md. */
        refused_400_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `license_not_found`; see docs/errors.md. */
        refused_404_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `version_mismatch`; see docs/errors.md. */
        refused_412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `invalid_parameter`, `bad_http`, `ids_disagree`, `platforms_disagree`; see docs/errors.md. */
        refused_400_4: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `page_not_found`, `license_not_found`, `assignment_not_found`; see docs/errors.md. */
        refused_404_4: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `ids_disagree`, `platforms_disagree`, `no_seats_available`, `license_inactive`, `license_expired`, `user_inactive`; see docs/errors.md. */
        refused_400_5: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `license_not_found`, `user_not_found`, `assignment_not_found`; see docs/errors.md. */
        refused_404_5: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `ids_disagree`, `platforms_disagree`; see docs/errors.md. */
        refused_400_6: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `license_not_found`, `assignment_not_found`; see docs/errors.md. */
        refused_404_6: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `ids_disagree`, `platforms_disagree`, `no_seats_available`, `license_inactive`, `license_expired`; see docs/errors.md. */
        refused_400_7: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `license_not_found`, `group_not_found`, `assignment_not_found`; see docs/errors.md. */
        refused_404_7: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `not_assigned`; see docs/errors.md. */
        refused_404_8: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `rate_limited`; see docs/errors.md. */
        refused_429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `shutting_down`; see docs/errors.md. */
        refused_503_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `platform_not_found`; see docs/errors.md. */
        refused_404_9: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `org_taken`, `platform_id_taken`; see docs/errors.md. */
        refused_400_8: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `path_not_found`; see docs/errors.md. */
        refused_404_10: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `record_in_use`; see docs/errors.md. */
        refused_400_9: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `user_not_found`; see docs/errors.md. */
        refused_404_11: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `username_taken`, `email_taken`; see docs/errors.md. */
        refused_400_10: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `group_not_found`; see docs/errors.md. */
        refused_404_12: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `members_unknown`; see docs/errors.md. */
        refused_400_11: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `course_not_found`; see docs/errors.md. */
        refused_404_13: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`; see docs/errors.md. */
        refused_400_12: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `program_not_found`; see docs/errors.md. */
        refused_404_14: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `choices_not_found`; see docs/errors.md. */
        refused_404_15: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `invalid_parameter`, `bad_http`, `program_ambiguous`; see docs/errors.md. */
        refused_400_13: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `course_not_found`, `program_not_found`; see docs/errors.md. */
        refused_404_16: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `course_not_found`, `program_not_found`, `field_not_found`; see docs/errors.md. */
        refused_404_17: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `not_updatable`, `program_ambiguous`; see docs/errors.md. */
        refused_400_14: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `malformed_body`, `invalid_fields`, `invalid_parameter`, `bad_http`, `no_seats_available`, `license_inactive`, `license_expired`, `license_has_no_seats`, `user_inactive`, `bulk_refused`; see docs/errors.md. */
        refused_400_15: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `key_not_found`; see docs/errors.md. */
        refused_404_18: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `last_admin_key`; see docs/errors.md. */
        refused_409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `page_not_found`, `license_not_found`; see docs/errors.md. */
        refused_404_19: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `page_not_found`, `user_not_found`; see docs/errors.md. */
        refused_404_20: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `lineage_changed`; see docs/errors.md. */
        refused_409_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `path_not_found`, `license_not_found`, `event_not_found`; see docs/errors.md. */
        refused_404_21: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `catching_up`, `ledger_read_only`, `shutting_down`; see docs/errors.md. */
        refused_503_4: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `catching_up`, `no_leader`, `disk_full`, `ledger_read_only`, `shutting_down`; see docs/errors.md. */
        refused_503_5: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is `bad_http`; see docs/errors.md. */
        refused_400_16: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
        /** @description The code is one of `queue_full`, `catching_up`, `disk_full`, `ledger_read_only`, `shutting_down`; see docs/errors.md. */
        refused_503_6: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
                "application/problem+json": components["schemas"]["problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the request in the server's log. */
        "X-Request-Id": string;
        /** @description The position of the log that the answer is of. */
        "Ledger-Position": number;
        /** @description true: the answer of an earlier call with the same Idempotency-Key or transaction_id; nothing was stored now. */
        "Idempotent-Replayed": "true";
        /** @description true: the call was only tried; nothing was stored. */
        "Ledger-Dry-Run": "true";
        /** @description The version of the row, for If-Match and If-None-Match. */
        ETag: string;
        /** @description Where to go instead. */
        Location: string;
        /** @description Which log the positions are of. */
        "Ledger-Lineage": string;
        /** @description The cursor: the `after` of the next call. */
        "Ledger-Next-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    catalog_licenses_user_retrieve: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description Only licenses of this platform. */
                key?: string;
                /** @description Only licenses of the platform with this org code. */
                platform_org?: string;
                /** @description Only licenses of the platform with this org code. */
                org?: string;
                /** @description Only licenses of exactly this name. */
                name?: string;
                /** @description Only licenses whose name contains this text, in any case. */
                query?: string;
                /** @description Only licenses from this source. */
                source?: string;
                /** @description Only the license with the caller's own id. */
                external_id?: string;
                /** @description Only licenses that are on, or off. */
                active?: boolean;
                /** @description Adds a summary of the seats to each row. */
                verbose?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_license_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_user_create_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["user_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_2"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_2"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_update_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["user_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_3"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_assignment_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only the user with this id. */
                user_id?: number;
                /** @description Only the user of this name. */
                username?: string;
                /** @description Only who has this e-mail address. */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_user_assignment_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["user_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_5"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_5"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_assignment_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_assignment_group_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only this group. */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_group_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_user_assignment_group_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_group_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["user_group_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_7"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_7"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_assignment_group_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_retrieve: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description Only licenses of this platform. */
                key?: string;
                /** @description Only licenses of the platform with this org code. */
                platform_org?: string;
                /** @description Only licenses of the platform with this org code. */
                org?: string;
                /** @description Only licenses of exactly this name. */
                name?: string;
                /** @description Only licenses whose name contains this text, in any case. */
                query?: string;
                /** @description Only licenses from this source. */
                source?: string;
                /** @description Only the license with the caller's own id. */
                external_id?: string;
                /** @description Only licenses that are on, or off. */
                active?: boolean;
                /** @description Adds a summary of the seats to each row. */
                verbose?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only licenses of this course. */
                course_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_license_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_course_create_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The licensed course.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The licensed course.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The licensed course.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["course_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_2"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_2"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_update_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["course_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_3"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_assignment_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only the user with this id. */
                user_id?: number;
                /** @description Only the user of this name. */
                username?: string;
                /** @description Only who has this e-mail address. */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_course_assignment_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["course_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_5"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_5"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_assignment_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_assignment_group_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only this group. */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_group_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_course_assignment_group_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_group_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["course_group_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_7"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_7"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_course_assignment_group_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_retrieve: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description Only licenses of this platform. */
                key?: string;
                /** @description Only licenses of the platform with this org code. */
                platform_org?: string;
                /** @description Only licenses of the platform with this org code. */
                org?: string;
                /** @description Only licenses of exactly this name. */
                name?: string;
                /** @description Only licenses whose name contains this text, in any case. */
                query?: string;
                /** @description Only licenses from this source. */
                source?: string;
                /** @description Only the license with the caller's own id. */
                external_id?: string;
                /** @description Only licenses that are on, or off. */
                active?: boolean;
                /** @description Adds a summary of the seats to each row. */
                verbose?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only licenses of programs with this program_id or key. */
                program_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_license_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_program_create_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The platform's number.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description The licensed program; or program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Found among the platform's programs.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                } & ((unknown | unknown | unknown) & (unknown | unknown));
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The platform's number.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description The licensed program; or program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Found among the platform's programs.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                } & ((unknown | unknown | unknown) & (unknown | unknown));
                "multipart/form-data": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description The platform's number.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description The licensed program; or program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Found among the platform's programs.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                } & ((unknown | unknown | unknown) & (unknown | unknown));
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["program_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_2"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_2"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_update_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Stored and never returned.
                     * @example {
                     *       "mode": "audit"
                     *     }
                     */
                    enrollment_config?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["program_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_3"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_assignment_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only the user with this id. */
                user_id?: number;
                /** @description Only the user of this name. */
                username?: string;
                /** @description Only who has this e-mail address. */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_program_assignment_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The person; decides over the e-mail.
                     * @example ada
                     */
                    username?: string;
                    /**
                     * @description True when left out; only printed.
                     * @example true
                     */
                    direct?: boolean;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                } & (unknown | unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The person; decides over the e-mail.
                     * @example ada
                     */
                    username?: string;
                    /**
                     * @description True when left out; only printed.
                     * @example true
                     */
                    direct?: boolean;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                } & (unknown | unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The person; decides when several do.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The person; may be nobody's known yet.
                     * @example ada@example.org
                     */
                    email?: string;
                    /**
                     * @description The person; decides over the e-mail.
                     * @example ada
                     */
                    username?: string;
                    /**
                     * @description True when left out; only printed.
                     * @example true
                     */
                    direct?: boolean;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                } & (unknown | unknown | unknown);
            };
        };
        responses: {
            /** @description The seat of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["program_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_5"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_5"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_assignment_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_assignment_group_retrieve: {
        parameters: {
            query: {
                /** @description The license. */
                license_id: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description Only assignments that are on, or off. */
                active?: boolean;
                /** @description Only assignments that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
                /** @description Only this group. */
                group_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_group_assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400_4"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_4"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_program_assignment_group_create: {
        parameters: {
            query?: {
                /** @description The license; or in the body. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The license; or in the query.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description The group; its members get the seats.
                     * @example text
                     */
                    group_id: string;
                    /**
                     * @description The license's platform; only checks the permission.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The same by the platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description True when left out; off frees the seat.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description False when left out.
                     * @example true
                     */
                    fulfilled?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * Format: uri
                     * @description Where to go after fulfillment; null clears it.
                     * @example https://learn.example.org/
                     */
                    redirect_to?: string | null;
                };
            };
        };
        responses: {
            /** @description The assignment of a group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_group_assignment"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["program_group_assignment"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_7"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_7"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_program_assignment_group_destroy: {
        parameters: {
            query: {
                /** @description The assignment. */
                assignment_id: number;
                /** @description Its license; only compared. */
                license_id?: number;
                /** @description The license's platform; only checks the permission. */
                platform_key?: string;
                /** @description The same by the platform's org code. */
                platform_org?: string;
                /** @description False: the members keep their seats as seats of their own; true when left out. */
                remove_user_assignments?: boolean;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_6"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_platform_retrieve: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description Only licenses of this platform. */
                key?: string;
                /** @description Only licenses of the platform with this org code. */
                platform_org?: string;
                /** @description Only licenses of the platform with this org code. */
                org?: string;
                /** @description Only licenses of exactly this name. */
                name?: string;
                /** @description Only licenses whose name contains this text, in any case. */
                query?: string;
                /** @description Only licenses from this source. */
                source?: string;
                /** @description Only the license with the caller's own id. */
                external_id?: string;
                /** @description Only licenses that are on, or off. */
                active?: boolean;
                /** @description Adds a summary of the seats to each row. */
                verbose?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform_license_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_licenses_platform_create_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The platform that holds the license.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The platform's org code.
                     * @example north-org
                     */
                    platform_org?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description The caller's own id, unique per kind.
                     * @example order-88
                     */
                    external_id?: string | null;
                };
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["platform_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_2"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_2"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_platform_update_create: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
                "multipart/form-data": {
                    /**
                     * @description The license; or external_id.
                     * @example 7
                     */
                    license_id?: number;
                    /**
                     * @description Selects the license; not a new value.
                     * @example order-88
                     */
                    external_id?: string;
                    /**
                     * @description What people call the license.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description Seats bought; 0 means none.
                     * @example 30
                     */
                    count?: number;
                    /**
                     * Format: date-time
                     * @description From when it is valid, inclusive.
                     * @example 2026-03-01T12:00:00Z
                     */
                    started?: string;
                    /**
                     * Format: date-time
                     * @description Until when it is valid, exclusive; null: no end.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expired?: string | null;
                    /**
                     * @description Off: it gives no new seats.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description Free keys; replaced as a whole.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata?: Record<string, never>;
                    /**
                     * @description Where the license comes from.
                     * @example api
                     */
                    source?: string;
                    /**
                     * @description The order or subscription behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description Not updatable: the license's own, or left out.
                     * @example north-org
                     */
                    platform_org?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description A license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform_license"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["platform_license"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_3"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_licenses_user_assignment_check_retrieve: {
        parameters: {
            query: {
                /** @description The address to look for. */
                email: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            400: components["responses"]["refused_400"];
            404: components["responses"]["refused_404_8"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            429: components["responses"]["refused_429"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    list_platforms: {
        parameters: {
            query?: {
                /** @description Only platforms whose key, org or name contains this text, in any case. */
                query?: string;
                /** @description Only the platform with this key. */
                key?: string;
                /** @description Only the platform with this org code. */
                org?: string;
                /** @description Only the platform with this number. */
                platform_id?: number;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A platform. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_platforms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A platform. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_platforms: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example north
                     */
                    key?: string;
                    /**
                     * @description The platform's org code, unique.
                     * @example north-org
                     */
                    org: string;
                    /**
                     * @description Given by the ledger when left out.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example north
                     */
                    key?: string;
                    /**
                     * @description The platform's org code, unique.
                     * @example north-org
                     */
                    org: string;
                    /**
                     * @description Given by the ledger when left out.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example north
                     */
                    key?: string;
                    /**
                     * @description The platform's org code, unique.
                     * @example north-org
                     */
                    org: string;
                    /**
                     * @description Given by the ledger when left out.
                     * @example 12
                     */
                    platform_id?: number;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name?: string;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                };
            };
        };
        responses: {
            /** @description A platform. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["platform"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["platform"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_8"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_platforms: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description Only users whose username, e-mail or name contains this text, in any case. */
                query?: string;
                /** @description Only the user with this id. */
                user_id?: number;
                /** @description Only the user of exactly this name. */
                username?: string;
                /** @description Only who has this e-mail address. */
                email?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_users: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_users: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * @description Unique.
                     * @example ada
                     */
                    username: string;
                    /**
                     * Format: email
                     * @description Unique without case.
                     * @example ada@example.org
                     */
                    email?: string | null;
                    /**
                     * @description The full name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description The platforms the person belongs to.
                     * @example [
                     *       "north"
                     *     ]
                     */
                    platform_keys?: string[];
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * @description Unique.
                     * @example ada
                     */
                    username: string;
                    /**
                     * Format: email
                     * @description Unique without case.
                     * @example ada@example.org
                     */
                    email?: string | null;
                    /**
                     * @description The full name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description The platforms the person belongs to.
                     * @example [
                     *       "north"
                     *     ]
                     */
                    platform_keys?: string[];
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * @description Unique.
                     * @example ada
                     */
                    username: string;
                    /**
                     * Format: email
                     * @description Unique without case.
                     * @example ada@example.org
                     */
                    email?: string | null;
                    /**
                     * @description The full name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description The platforms the person belongs to.
                     * @example [
                     *       "north"
                     *     ]
                     */
                    platform_keys?: string[];
                };
            };
        };
        responses: {
            /** @description A user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["user"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_10"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_users: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_groups: {
        parameters: {
            query?: {
                /** @description Only groups whose id or name contains this text, in any case. */
                query?: string;
                /** @description Only the group with this id. */
                group_id?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A group of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["group_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A group of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["group"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_12"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_groups: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example text
                     */
                    group_id?: string;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description The platform it belongs to.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The whole membership; new ones join in this order.
                     * @example [
                     *       1,
                     *       4
                     *     ]
                     */
                    user_ids: number[];
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example text
                     */
                    group_id?: string;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description The platform it belongs to.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The whole membership; new ones join in this order.
                     * @example [
                     *       1,
                     *       4
                     *     ]
                     */
                    user_ids: number[];
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example text
                     */
                    group_id?: string;
                    /**
                     * @description What people call it.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description The platform it belongs to.
                     * @example north
                     */
                    platform_key: string;
                    /**
                     * @description The whole membership; new ones join in this order.
                     * @example [
                     *       1,
                     *       4
                     *     ]
                     */
                    user_ids: number[];
                };
            };
        };
        responses: {
            /** @description A group of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["group"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["group"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_11"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_groups: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_12"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_courses: {
        parameters: {
            query?: {
                /** @description Only courses whose id, name or slug contains this text, in any case. */
                query?: string;
                /** @description Only the course with this id. */
                course_id?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A course. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_courses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A course. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_13"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_courses: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The course's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The course's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The course's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The course's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The course's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The course's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                };
            };
        };
        responses: {
            /** @description A course. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["course"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_courses: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_13"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_programs: {
        parameters: {
            query?: {
                /** @description Only programs whose key, program_id, name or slug contains this text, in any case. */
                query?: string;
                /** @description Only the program with this key. */
                program_key?: string;
                /** @description Only programs with this id, which is unique in their org. */
                program_id?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A program. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_programs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A program. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_14"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_programs: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description The program's id within its org.
                     * @example data
                     */
                    program_id: string;
                    /**
                     * @description The program's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The program's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The program's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    enabled?: boolean;
                    /**
                     * @description Its courses, as [{"course_id": ...}].
                     * @example [
                     *       {
                     *         "course_id": "course-v1:north+DA101+2026"
                     *       }
                     *     ]
                     */
                    course_list?: unknown[];
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description The program's id within its org.
                     * @example data
                     */
                    program_id: string;
                    /**
                     * @description The program's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The program's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The program's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    enabled?: boolean;
                    /**
                     * @description Its courses, as [{"course_id": ...}].
                     * @example [
                     *       {
                     *         "course_id": "course-v1:north+DA101+2026"
                     *       }
                     *     ]
                     */
                    course_list?: unknown[];
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description The program's id within its org.
                     * @example data
                     */
                    program_id: string;
                    /**
                     * @description The program's name.
                     * @example Campus 2026
                     */
                    name?: string | null;
                    /**
                     * @description The program's slug.
                     * @example data-analysis
                     */
                    slug?: string | null;
                    /**
                     * @description The program's org.
                     * @example north-org
                     */
                    org?: string | null;
                    /**
                     * @description The platform that offers it.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description True when left out.
                     * @example true
                     */
                    enabled?: boolean;
                    /**
                     * @description Its courses, as [{"course_id": ...}].
                     * @example [
                     *       {
                     *         "course_id": "course-v1:north+DA101+2026"
                     *       }
                     *     ]
                     */
                    course_list?: unknown[];
                };
            };
        };
        responses: {
            /** @description A program. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["program"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["program"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_programs: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_14"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_choices: {
        parameters: {
            query?: {
                /** @description Only choices whose field contains this text, in any case. */
                query?: string;
                /** @description Only choices of this field. */
                field_key?: string;
                /** @description Only choices of this scope. */
                scope?: string;
                /** @description Only choices of this org. */
                org?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 100 counts as 100. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What may be chosen for a field of metadata. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["choices_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_choices: {
        parameters: {
            query?: {
                /** @description The scope of the choices; none when left out. */
                scope?: string;
                /** @description The org of the choices; none when left out. */
                org?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What may be chosen for a field of metadata. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["choices"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_15"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    put_choices: {
        parameters: {
            query?: {
                /** @description The scope of the choices; none when left out. */
                scope?: string;
                /** @description The org of the choices; none when left out. */
                org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id in the path.
                     * @example skills
                     */
                    field_key?: string;
                    /**
                     * @description course, program, pathway or resource.
                     * @example course
                     */
                    scope?: string;
                    /**
                     * @description The org it is for.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description What may be chosen.
                     * @example [
                     *       "python",
                     *       "sql"
                     *     ]
                     */
                    choices: unknown[];
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The id in the path.
                     * @example skills
                     */
                    field_key?: string;
                    /**
                     * @description course, program, pathway or resource.
                     * @example course
                     */
                    scope?: string;
                    /**
                     * @description The org it is for.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description What may be chosen.
                     * @example [
                     *       "python",
                     *       "sql"
                     *     ]
                     */
                    choices: unknown[];
                };
                "multipart/form-data": {
                    /**
                     * @description The id in the path.
                     * @example skills
                     */
                    field_key?: string;
                    /**
                     * @description course, program, pathway or resource.
                     * @example course
                     */
                    scope?: string;
                    /**
                     * @description The org it is for.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description What may be chosen.
                     * @example [
                     *       "python",
                     *       "sql"
                     *     ]
                     */
                    choices: unknown[];
                };
            };
        };
        responses: {
            /** @description What may be chosen for a field of metadata. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["choices"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["choices"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    remove_choices: {
        parameters: {
            query?: {
                /** @description The scope of the choices; none when left out. */
                scope?: string;
                /** @description The org of the choices; none when left out. */
                org?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_9"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_15"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_metadata_course_retrieve: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_course_create: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/vnd.seatledger.plan+json": {
                        answer: {
                            [key: string]: unknown;
                        };
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_14"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_metadata_course_retrieve_2: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_course_create_2: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description The course; or in the query.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/vnd.seatledger.plan+json": {
                        answer: {
                            [key: string]: unknown;
                        };
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_14"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_metadata_course_public_retrieve: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_course_public_retrieve_2: {
        parameters: {
            query?: {
                /** @description The course. */
                course_id?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_program_retrieve: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_program_create: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/vnd.seatledger.plan+json": {
                        answer: {
                            [key: string]: unknown;
                        };
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_14"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_metadata_program_retrieve_2: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_program_create_2: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description The program, with org or platform_key.
                     * @example data
                     */
                    program_id?: string;
                    /**
                     * @description The program; decides over program_id.
                     * @example program-v1:north+data
                     */
                    program_key?: string;
                    /**
                     * @description Whose programs program_id is looked for in.
                     * @example north-org
                     */
                    org?: string;
                    /**
                     * @description The same, by the platform.
                     * @example north
                     */
                    platform_key?: string;
                    /**
                     * @description The keys to set; of one field: its value.
                     * @example {
                     *       "region": "EU"
                     *     }
                     */
                    metadata: unknown;
                    /**
                     * @description True when left out: merged; false: put in place of all.
                     * @example true
                     */
                    update?: boolean;
                    /**
                     * @description The order behind the change.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                    "application/vnd.seatledger.plan+json": {
                        answer: {
                            [key: string]: unknown;
                        };
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_14"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    catalog_metadata_program_public_retrieve: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            404: components["responses"]["refused_404_16"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_program_public_retrieve_2: {
        parameters: {
            query?: {
                /** @description The program, with org or platform_key. */
                program_id?: string;
                /** @description The program; decides over program_id. */
                program_key?: string;
                /** @description Whose programs program_id is looked for in. */
                org?: string;
                /** @description The same, by the platform. */
                platform_key?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                field: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_13"];
            404: components["responses"]["refused_404_17"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    catalog_metadata_course_search_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description JSON that the course's metadata contains.
                     * @example {
                     *       "skills": [
                     *         "sql"
                     *       ]
                     *     }
                     */
                    data__contains?: unknown;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string;
                    /**
                     * @description The course's id.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description JSON that the course's metadata contains.
                     * @example {
                     *       "skills": [
                     *         "sql"
                     *       ]
                     *     }
                     */
                    data__contains?: unknown;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string;
                    /**
                     * @description The course's id.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description JSON that the course's metadata contains.
                     * @example {
                     *       "skills": [
                     *         "sql"
                     *       ]
                     *     }
                     */
                    data__contains?: unknown;
                    /**
                     * @description The course's slug.
                     * @example data-analysis
                     */
                    slug?: string;
                    /**
                     * @description The course's id.
                     * @example course-v1:north+DA101+2026
                     */
                    course_id?: string;
                };
            };
        };
        responses: {
            /** @description The courses that match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["course_search"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    catalog_metadata_choices_retrieve: {
        parameters: {
            query?: {
                /** @description The choices of this field; or scope. */
                field_key?: string;
                /** @description The choices of this scope. */
                scope?: string;
                /** @description Only choices of this org. */
                org?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_15"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    import_directory: {
        parameters: {
            query?: {
                /** @description Answers as the call would, and stores nothing. */
                dry_run?: boolean;
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description What became of each line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["import_result"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    read_license: {
        parameters: {
            query?: {
                /** @description As of this position or time; now when left out. */
                at?: string;
            };
            header?: {
                /** @description 304 if the row has one of these versions. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license of any kind. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["license"];
                };
            };
            /** @description The caller has this version. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_seats_at: {
        parameters: {
            query?: {
                /** @description Only the user with this id. */
                user_id?: number;
                /** @description Only the user of this name. */
                username?: string;
                /** @description Only who has this e-mail address. */
                email?: string;
                /** @description Only seats that are on, or off. */
                active?: boolean;
                /** @description Only seats that are fulfilled, or are not. */
                fulfilled?: boolean;
                /** @description Only seats given directly, or only those through groups. */
                direct?: boolean;
                /** @description By id; with - descending. */
                sort?: "id" | "-id";
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seat of a person, of any kind of license. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assignment_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_19"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    assign_seats: {
        parameters: {
            query?: {
                /** @description What one refused row does to the others; atomic: none is stored, which is also meant when left out. */
                mode?: "atomic" | "best_effort";
                /** @description The order behind it; a repeat is recognised by it. */
                transaction_id?: string;
                /** @description What the change is, in the caller's words. */
                change_type?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What one refused row does to the others; atomic: none is stored, which is also meant when left out.
                     * @example atomic
                     * @enum {string}
                     */
                    mode?: "atomic" | "best_effort";
                    /**
                     * @description The order behind it; a repeat is recognised by it.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /** @description The rows, 10,000 at most. */
                    assignments: {
                        /**
                         * @description The person; decides when several do.
                         * @example 7
                         */
                        user_id?: number;
                        /**
                         * @description The person; decides over the e-mail.
                         * @example ada
                         */
                        username?: string;
                        /**
                         * Format: email
                         * @description The person; may be nobody's known yet.
                         * @example ada@example.org
                         */
                        email?: string;
                        /**
                         * @description True when left out; off frees the seat.
                         * @example true
                         */
                        active?: boolean;
                        /**
                         * @description False when left out.
                         * @example true
                         */
                        fulfilled?: boolean;
                        /**
                         * @description Free keys; replaced as a whole.
                         * @example {
                         *       "region": "EU"
                         *     }
                         */
                        metadata?: Record<string, never>;
                        /**
                         * @description True when left out; only printed.
                         * @example true
                         */
                        direct?: boolean;
                        /**
                         * Format: uri
                         * @description Where to go after fulfillment; null clears it.
                         * @example https://learn.example.org/
                         */
                        redirect_to?: string | null;
                    }[];
                };
                "text/csv": string;
                "multipart/form-data": {
                    /**
                     * @description What one refused row does to the others; atomic: none is stored, which is also meant when left out.
                     * @example atomic
                     * @enum {string}
                     */
                    mode?: "atomic" | "best_effort";
                    /**
                     * @description The order behind it; a repeat is recognised by it.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /** @description The rows, as CSV. */
                    file: string;
                };
            };
        };
        responses: {
            /** @description What became of each row. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bulk_result"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["bulk_result"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_15"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_5"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    release_seats: {
        parameters: {
            query?: {
                /** @description What one refused row does to the others; atomic: none is stored, which is also meant when left out. */
                mode?: "atomic" | "best_effort";
                /** @description The order behind it; a repeat is recognised by it. */
                transaction_id?: string;
                /** @description What the change is, in the caller's words. */
                change_type?: string;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description Only if the row has one of these versions; else 412. */
                "If-Match"?: string;
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What one refused row does to the others; atomic: none is stored, which is also meant when left out.
                     * @example atomic
                     * @enum {string}
                     */
                    mode?: "atomic" | "best_effort";
                    /**
                     * @description The order behind it; a repeat is recognised by it.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /** @description The rows, 10,000 at most. */
                    assignments: {
                        /**
                         * @description The assignment; decides when it is given.
                         * @example 7
                         */
                        assignment_id?: number;
                        /**
                         * @description The person; decides when several do.
                         * @example 7
                         */
                        user_id?: number;
                        /**
                         * @description The person; decides over the e-mail.
                         * @example ada
                         */
                        username?: string;
                        /**
                         * Format: email
                         * @description The person; may be known only by it.
                         * @example ada@example.org
                         */
                        email?: string;
                    }[];
                };
                "text/csv": string;
                "multipart/form-data": {
                    /**
                     * @description What one refused row does to the others; atomic: none is stored, which is also meant when left out.
                     * @example atomic
                     * @enum {string}
                     */
                    mode?: "atomic" | "best_effort";
                    /**
                     * @description The order behind it; a repeat is recognised by it.
                     * @example order-88
                     */
                    transaction_id?: string;
                    /**
                     * @description What the change is, in the caller's words.
                     * @example renewal
                     */
                    change_type?: string;
                    /** @description The rows, as CSV. */
                    file: string;
                };
            };
        };
        responses: {
            /** @description What became of each row. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bulk_result"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["bulk_result"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_15"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_5"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            412: components["responses"]["refused_412"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    erase_person: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The user; or email.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The user, or who is known by it.
                     * @example ada@example.org
                     */
                    email?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The user; or email.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The user, or who is known by it.
                     * @example ada@example.org
                     */
                    email?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description The user; or email.
                     * @example 7
                     */
                    user_id?: number;
                    /**
                     * Format: email
                     * @description The user, or who is known by it.
                     * @example ada@example.org
                     */
                    email?: string;
                };
            };
        };
        responses: {
            /** @description The erasure of a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["erasure"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["erasure"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_keys: {
        parameters: {
            query?: {
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An API key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["api_key_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    create_key: {
        parameters: {
            query?: {
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the key is for.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description What the key may do.
                     * @example admin
                     * @enum {string}
                     */
                    role: "admin" | "platform_admin" | "read_only" | "auditor";
                    /**
                     * @description Binds the key to one platform.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * Format: date-time
                     * @description From when it is refused.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expires?: string | null;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description What the key is for.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description What the key may do.
                     * @example admin
                     * @enum {string}
                     */
                    role: "admin" | "platform_admin" | "read_only" | "auditor";
                    /**
                     * @description Binds the key to one platform.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * Format: date-time
                     * @description From when it is refused.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expires?: string | null;
                };
                "multipart/form-data": {
                    /**
                     * @description What the key is for.
                     * @example Campus 2026
                     */
                    name: string;
                    /**
                     * @description What the key may do.
                     * @example admin
                     * @enum {string}
                     */
                    role: "admin" | "platform_admin" | "read_only" | "auditor";
                    /**
                     * @description Binds the key to one platform.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * Format: date-time
                     * @description From when it is refused.
                     * @example 2026-03-01T12:00:00Z
                     */
                    expires?: string | null;
                };
            };
        };
        responses: {
            /** @description An API key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["api_key"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["api_key"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_9"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    revoke_key: {
        parameters: {
            query: {
                /** @description The id of the key. */
                id: number;
                /** @description true: answers as the call would, and stores nothing. plan: the same, with the events that would be stored and what they would mean for people and licenses. */
                dry_run?: boolean | "plan";
            };
            header?: {
                /** @description 1 to 255 bytes, chosen by the caller: a repeat with the same key gets the first answer, and nothing is stored twice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Ledger-Dry-Run": components["headers"]["Ledger-Dry-Run"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                    "application/vnd.seatledger.plan+json": {
                        answer: components["schemas"]["Detail"];
                        events: components["schemas"]["planned_event"][];
                        effects: components["schemas"]["effects"];
                    };
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_18"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409"];
            413: components["responses"]["refused_413"];
            422: components["responses"]["refused_422"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_2"];
        };
    };
    list_licenses_at: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description Only licenses of this platform. */
                key?: string;
                /** @description Only licenses of the platform with this org code. */
                platform_org?: string;
                /** @description Only licenses of the platform with this org code. */
                org?: string;
                /** @description Only licenses of exactly this name. */
                name?: string;
                /** @description Only licenses whose name contains this text, in any case. */
                query?: string;
                /** @description Only licenses from this source. */
                source?: string;
                /** @description Only the license with the caller's own id. */
                external_id?: string;
                /** @description Only licenses that are on, or off. */
                active?: boolean;
                /** @description Adds a summary of the seats to each row. */
                verbose?: boolean;
                /** @description A field of the row; with - before it, descending. */
                sort?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Only licenses of this kind. */
                kind?: "user" | "course" | "program" | "platform";
                /** @description Only licenses of this course. */
                course_id?: string;
                /** @description Only licenses of programs with this program_id or key. */
                program_id?: string;
                /** @description Only licenses of this program. */
                program_key?: string;
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license of any kind. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["license_page"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_license_usage: {
        parameters: {
            query?: {
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description From when; since the license was created when left out. */
                from?: string;
                /** @description Until when; now when left out. */
                to?: string;
                /** @description auto, or seconds, or a number with s, m, h, d or w; a point for every change when left out. */
                step?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage of a license over time. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["usage"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_summary: {
        parameters: {
            query?: {
                /** @description Only licenses of this platform. */
                platform_key?: string;
                /** @description As of this position or time; now when left out. */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sums over licenses. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["summary"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_waiting: {
        parameters: {
            query?: {
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody who waits for a seat. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["waiting_member_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_19"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    explain_license: {
        parameters: {
            query?: {
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why the numbers are what they are. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["explanation"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_19"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_persons: {
        parameters: {
            query?: {
                /** @description Only persons with these ids of the ledger, at most 1,000, separated by commas; unknown ones are left out. */
                ids?: string;
                /** @description Only people whose user name, full name or e-mail address contains this text, in any case. */
                query?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out, with ids 1,000; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person. An auditor gets null for what is no id, unless a setting allows more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_person_seats: {
        parameters: {
            query?: {
                /** @description As of this position or time; now when left out. */
                at?: string;
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path: {
                /** @description See the address. */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A license where the person has a seat or waits for one. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["person_seat_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_20"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_events: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description Seconds to wait for an event when there is none; 0 when left out. */
                wait?: number;
                /** @description About this license. */
                license_id?: number;
                /** @description About this seat. */
                assignment_id?: number;
                /** @description About this assignment of a group. */
                group_assignment_id?: number;
                /** @description About this person, by the ledger's own id. */
                person_id?: number;
                /** @description About this group. */
                group_id?: string;
                /** @description Of this order or subscription. */
                transaction_id?: string;
                /** @description By whom: key:3, import, system. */
                actor?: string;
                /** @description About the user with this id. */
                user_id?: number;
                /** @description About who has this e-mail address. */
                email?: string;
                /** @description Only events of this platform's licenses. */
                platform_key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    "Ledger-Next-After": components["headers"]["Ledger-Next-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["event_list"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    stream_events: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description Seconds to wait for an event when there is none; 0 when left out. */
                wait?: number;
                /** @description About this license. */
                license_id?: number;
                /** @description About this seat. */
                assignment_id?: number;
                /** @description About this assignment of a group. */
                group_assignment_id?: number;
                /** @description About this person, by the ledger's own id. */
                person_id?: number;
                /** @description About this group. */
                group_id?: string;
                /** @description Of this order or subscription. */
                transaction_id?: string;
                /** @description By whom: key:3, import, system. */
                actor?: string;
                /** @description About the user with this id. */
                user_id?: number;
                /** @description About who has this e-mail address. */
                email?: string;
                /** @description Only events of this platform's licenses. */
                platform_key?: string;
            };
            header?: {
                /** @description Goes on after this position; a browser sends it when it connects again. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event in a CloudEvents 1.0 envelope. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_event: {
        parameters: {
            query?: {
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event in a CloudEvents 1.0 envelope. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/cloudevents+json": components["schemas"]["event"];
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_21"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    list_license_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_3"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_assignment_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_group_assignment_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_6"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_user_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
                /** @description About the user with this id. */
                user_id?: number;
                /** @description About who has this e-mail address. */
                email?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_person_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_11"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_group_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_12"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_transaction: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                transaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    list_actor_history: {
        parameters: {
            query?: {
                /** @description Goes on after this position: the next_after of the answer before. */
                after?: string;
                /** @description Events at most; 100 when left out. */
                limit?: number;
                /** @description The first position or time. */
                from?: string;
                /** @description The last position or time. */
                to?: string;
                /** @description Only events of these types, separated by commas. */
                type?: string;
                /** @description Only changes that the caller called so. */
                change_type?: string;
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
                /** @description asc: the oldest first, which is also meant when left out. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                /** @description See the address. */
                actor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a history. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["history"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_event_proof: {
        parameters: {
            query?: {
                /** @description The Ledger-Lineage of the log that the caller read before; another one is 409. */
                lineage?: string;
            };
            header?: never;
            path: {
                /** @description See the address. */
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A proof that an event is in the log. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    "Ledger-Lineage": components["headers"]["Ledger-Lineage"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["event_proof"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403"];
            404: components["responses"]["refused_404_21"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            409: components["responses"]["refused_409_2"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_4"];
        };
    };
    read_consistency: {
        parameters: {
            query: {
                /** @description The events of the shorter log. */
                from: number;
                /** @description The events of the longer log. */
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A proof that a longer log begins with a shorter one. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["consistency_proof"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_4"];
        };
    };
    read_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": string;
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_4"];
        };
    };
    read_public_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys that verify checkpoints. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_keys"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_4"];
        };
    };
    rotate_signing_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys that verify checkpoints. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_keys"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description Which page, from 1 on. */
                page?: number;
                /** @description Rows on a page: 20 when left out; more than 1,000 counts as 1,000. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook_page"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where events are posted: an absolute http or https address.
                     * @example https://hooks.example.org/seatledger
                     */
                    url: string;
                    /**
                     * @description The types of events that are sent; all when left out or empty.
                     * @example [
                     *       "seat_assigned"
                     *     ]
                     */
                    types?: string[];
                    /**
                     * @description Only events of this platform's licenses; all when left out or null.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description What people call it.
                     * @example the shop
                     */
                    description?: string;
                    /**
                     * @description The position after which it starts; the head when left out.
                     * @example 7
                     */
                    after?: number;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * Format: uri
                     * @description Where events are posted: an absolute http or https address.
                     * @example https://hooks.example.org/seatledger
                     */
                    url: string;
                    /**
                     * @description The types of events that are sent; all when left out or empty.
                     * @example [
                     *       "seat_assigned"
                     *     ]
                     */
                    types?: string[];
                    /**
                     * @description Only events of this platform's licenses; all when left out or null.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description What people call it.
                     * @example the shop
                     */
                    description?: string;
                    /**
                     * @description The position after which it starts; the head when left out.
                     * @example 7
                     */
                    after?: number;
                };
                "multipart/form-data": {
                    /**
                     * Format: uri
                     * @description Where events are posted: an absolute http or https address.
                     * @example https://hooks.example.org/seatledger
                     */
                    url: string;
                    /**
                     * @description The types of events that are sent; all when left out or empty.
                     * @example [
                     *       "seat_assigned"
                     *     ]
                     */
                    types?: string[];
                    /**
                     * @description Only events of this platform's licenses; all when left out or null.
                     * @example north
                     */
                    platform_key?: string | null;
                    /**
                     * @description What people call it.
                     * @example the shop
                     */
                    description?: string;
                    /**
                     * @description The position after which it starts; the head when left out.
                     * @example 7
                     */
                    after?: number;
                };
            };
        };
        responses: {
            /** @description A webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    remove_webhook_by_query: {
        parameters: {
            query: {
                /** @description The id of the webhook. */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    read_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Off or on again; on also retries at once what is backed off.
                     * @example true
                     */
                    disabled?: boolean;
                    /**
                     * @description Makes a new secret; the old one signs beside it for 24 hours.
                     * @example true
                     */
                    rotate_secret?: boolean;
                    /**
                     * @description Sends again from this position on.
                     * @example 7
                     */
                    resend_from?: number;
                    /**
                     * @description Given alone: sends a test delivery and answers what became of it.
                     * @example true
                     */
                    ping?: boolean;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Off or on again; on also retries at once what is backed off.
                     * @example true
                     */
                    disabled?: boolean;
                    /**
                     * @description Makes a new secret; the old one signs beside it for 24 hours.
                     * @example true
                     */
                    rotate_secret?: boolean;
                    /**
                     * @description Sends again from this position on.
                     * @example 7
                     */
                    resend_from?: number;
                    /**
                     * @description Given alone: sends a test delivery and answers what became of it.
                     * @example true
                     */
                    ping?: boolean;
                };
                "multipart/form-data": {
                    /**
                     * @description Off or on again; on also retries at once what is backed off.
                     * @example true
                     */
                    disabled?: boolean;
                    /**
                     * @description Makes a new secret; the old one signs beside it for 24 hours.
                     * @example true
                     */
                    rotate_secret?: boolean;
                    /**
                     * @description Sends again from this position on.
                     * @example 7
                     */
                    resend_from?: number;
                    /**
                     * @description Given alone: sends a test delivery and answers what became of it.
                     * @example true
                     */
                    ping?: boolean;
                };
            };
        };
        responses: {
            /** @description A webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    remove_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description See the address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done, in a sentence. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    read_rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A rebuild of the views. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rebuild"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    start_rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Folds the log and compares, and changes nothing.
                     * @example true
                     */
                    check?: boolean;
                    /**
                     * @description Compares only the rows of this view.
                     * @example text
                     */
                    view?: string;
                    /**
                     * @description Takes the views before the last rebuild into use again.
                     * @example true
                     */
                    rollback?: boolean;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Folds the log and compares, and changes nothing.
                     * @example true
                     */
                    check?: boolean;
                    /**
                     * @description Compares only the rows of this view.
                     * @example text
                     */
                    view?: string;
                    /**
                     * @description Takes the views before the last rebuild into use again.
                     * @example true
                     */
                    rollback?: boolean;
                };
                "multipart/form-data": {
                    /**
                     * @description Folds the log and compares, and changes nothing.
                     * @example true
                     */
                    check?: boolean;
                    /**
                     * @description Compares only the rows of this view.
                     * @example text
                     */
                    view?: string;
                    /**
                     * @description Takes the views before the last rebuild into use again.
                     * @example true
                     */
                    rollback?: boolean;
                };
            };
        };
        responses: {
            /** @description A rebuild was running and goes on. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rebuild"];
                };
            };
            /** @description A rebuild of the views. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rebuild"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    list_backups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The backups. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backups"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    start_backup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Names the backup; made from the time when it is not given.
                     * @example Campus 2026
                     */
                    name?: string;
                };
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Names the backup; made from the time when it is not given.
                     * @example Campus 2026
                     */
                    name?: string;
                };
                "multipart/form-data": {
                    /**
                     * @description Names the backup; made from the time when it is not given.
                     * @example Campus 2026
                     */
                    name?: string;
                };
            };
        };
        responses: {
            /** @description The backups. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backups"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            415: components["responses"]["refused_415"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    create_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A copy of the data. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["snapshot"];
                };
            };
            400: components["responses"]["refused_400_12"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            413: components["responses"]["refused_413"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_5"];
        };
    };
    read_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an operator watches. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["status"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503"];
        };
    };
    read_root: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which server this is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["server"];
                };
            };
            /** @description A browser, which names text/html first, is sent to the console. */
            302: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["refused_400_16"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    read_whoami: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key that asks, and whom it asks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["caller"];
                };
            };
            400: components["responses"]["refused_400"];
            401: components["responses"]["refused_401"];
            403: components["responses"]["refused_403_2"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    read_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the server. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["health"];
                };
            };
            400: components["responses"]["refused_400_16"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
    read_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the server. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["health"];
                };
            };
            400: components["responses"]["refused_400_16"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_6"];
        };
    };
    read_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Ledger-Position": components["headers"]["Ledger-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["refused_400_16"];
            404: components["responses"]["refused_404_10"];
            405: components["responses"]["refused_405"];
            408: components["responses"]["refused_408"];
            431: components["responses"]["refused_431"];
            500: components["responses"]["refused_500"];
            503: components["responses"]["refused_503_3"];
        };
    };
}
