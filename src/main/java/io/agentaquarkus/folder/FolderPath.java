package io.agentaquarkus.folder;

import java.util.regex.Pattern;

import io.agentaquarkus.problem.Problem;

/** The rules for names, slugs and paths of folders. */
final class FolderPath {

    private static final int SLUG_LENGTH_MAX = 64;
    private static final int LEVELS_MAX = 10;
    private static final Pattern NAME = Pattern.compile("[\\w -]+", Pattern.UNICODE_CHARACTER_CLASS);

    private FolderPath() {
    }

    /**
     * Fails with 400 when the name is missing, or has other characters than letters, digits, underscores, spaces and hyphens.
     */
    static void checkName(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw Problem.badRequest("Folder name contains invalid characters. Allowed characters are: letters and digits"
                    + " from any language, underscores (_), spaces, and hyphens (-).");
        }
    }

    static void checkSlug(String slug) {
        if (slug.length() > SLUG_LENGTH_MAX) {
            throw Problem.badRequest("Folder slug exceeds maximum length (" + SLUG_LENGTH_MAX + " characters).");
        }
    }

    /**
     * Fails with 400 when the path has too many levels. A slug with dots counts as several.
     *
     * @param levelsBelow how many more levels there are in the folder
     */
    static void checkDepth(String path, int levelsBelow) {
        if (path.chars().filter(character -> character == '.').count() + levelsBelow >= LEVELS_MAX) {
            throw Problem
                    .badRequest("Folder path depth exceeds maximum allowed nesting level (" + LEVELS_MAX + " levels).");
        }
    }

    /** @param parent the path of the folder that it is below, null at the top */
    static String of(String parent, String slug) {
        return parent == null ? slug : parent + "." + slug;
    }
}
