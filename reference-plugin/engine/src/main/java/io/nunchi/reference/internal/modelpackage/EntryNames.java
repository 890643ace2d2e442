package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names in one package: none leads out of it, and no two mean the same file on any file system,
 * not even on one that does not tell upper from lower case.
 *
 * <p>For one thread.
 */
final class EntryNames {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final String where;
  private final Map<String, String> byFoldedName = new HashMap<>();
  private final Map<String, String> folders = new HashMap<>();

  EntryNames(String where) {
    this.where = where;
  }

  /** Takes a file, by its path with forward slashes; tells what is wrong with it, if anything. */
  Optional<Problem> addFile(String name) {
    Optional<Problem> unsafe = unsafe(name);
    if (unsafe.isPresent()) {
      return unsafe;
    }
    String folded = fold(name);
    String before = byFoldedName.putIfAbsent(folded, name);
    if (before == null) {
      before = folders.get(folded);
    }
    if (before != null) {
      return Optional.of(collision(before, name));
    }
    return addFoldersOf(name);
  }

  /** Takes a folder, by its path with forward slashes and none at its end. */
  Optional<Problem> addFolder(String name) {
    Optional<Problem> unsafe = unsafe(name);
    return unsafe.isPresent() ? unsafe : addFoldersOf(name + "/");
  }

  private Optional<Problem> addFoldersOf(String name) {
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
      String folder = name.substring(0, end);
      String file = byFoldedName.get(fold(folder));
      String before = folders.putIfAbsent(fold(folder), folder);
      if (file != null) {
        return Optional.of(collision(file, name));
      }
      if (before != null && !before.equals(folder)) {
        return Optional.of(collision(before, folder));
      }
    }
    return Optional.empty();
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private Optional<Problem> unsafe(String name) {
    if (name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()) {
      return Optional.of(unsafe(name, "an absolute path"));
    }
    if (name.indexOf('\\') >= 0) {
      return Optional.of(unsafe(name, "a backslash in a name"));
    }
    if (CONTROL.matcher(name).find()) {
      return Optional.of(unsafe(name, "a control character in a name"));
    }
    if (name.length() > PackageLimits.MAX_NAME_CHARACTERS) {
      return Optional.of(unsafe(name, "a name of " + name.length() + " characters"));
    }
    String[] parts = name.split("/", -1);
    if (parts.length > PackageLimits.MAX_DEPTH) {
      return Optional.of(unsafe(name, "a path of " + parts.length + " parts"));
    }
    for (String part : parts) {
      if (part.equals("..")) {
        return Optional.of(unsafe(name, "a path that leads out of the package"));
      }
      if (part.isEmpty() || part.equals(".")) {
        return Optional.of(unsafe(name, "a path with an empty part"));
      }
    }
    return Optional.empty();
  }

  private Problem unsafe(String name, String found) {
    return Problem.of(ReferenceErrors.PACKAGE_NAME, "a file's name does not stay in the package")
        .expected(
            "relative paths with /, at most "
                + PackageLimits.MAX_DEPTH
                + " parts and "
                + PackageLimits.MAX_NAME_CHARACTERS
                + " characters")
        .found(found + ": " + printable(name))
        .where(where)
        .fix("make the package again from a plain folder; do not trust who made this one");
  }

  private Problem collision(String before, String name) {
    return Problem.of(
            ReferenceErrors.PACKAGE_DUPLICATE,
            before.equals(name)
                ? "a file is in the package twice"
                : "two names in the package are the same where case does not count")
        .expected("each file once")
        .found(printable(before) + " and " + printable(name))
        .where(where)
        .fix("make the package again with one of them");
  }

  private static String printable(String name) {
    String safe = CONTROL.matcher(name).replaceAll("?");
    return safe.length() <= 80 ? safe : safe.substring(0, 77) + "...";
  }
}
