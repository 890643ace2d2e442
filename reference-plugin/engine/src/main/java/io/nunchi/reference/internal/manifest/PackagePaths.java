package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.json.StrictObject;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Paths of files in a package: relative, with forward slashes, never upwards. */
public final class PackagePaths {

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]{0,127}");

  private PackagePaths() {}

  static String read(StrictObject object, String key) {
    String path = object.text(key);
    if (!isInside(path) && !path.equals("?")) {
      object.wrong(
          key,
          "the path is not one inside the package",
          "names of letters, digits, . _ - and spaces, joined by /, none starting with a dot",
          path,
          "put the file into the package and name it relative to model.json");
    }
    return path;
  }

  /** Tells if a manifest can name a file so. */
  public static boolean isInside(String path) {
    return Arrays.stream(path.split("/", -1)).allMatch(part -> PART.matcher(part).matches());
  }
}
