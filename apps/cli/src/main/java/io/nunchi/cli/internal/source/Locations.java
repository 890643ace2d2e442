package io.nunchi.cli.internal.source;

import java.util.regex.Pattern;

/** Says where a source is without giving away how to log in there. */
final class Locations {

  /** To the last @ of the word: a password may hold a slash that nobody escaped. */
  private static final Pattern USER_AND_PASSWORD = Pattern.compile("(?<=://)\\S*@");

  private Locations() {}

  /** The text with user and password of every URL in it replaced by stars. */
  static String withoutPassword(String text) {
    return USER_AND_PASSWORD.matcher(text).replaceAll("***@");
  }
}
