package io.nunchi.loading.internal.log;

/** Cuts texts of plugins, which may be of any length, to what a host can keep. */
public final class BoundedText {

  private BoundedText() {}

  /** Returns the text, or its first {@code most} characters and a mark that names the rest. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int kept = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, kept) + "… (" + (text.length() - kept) + " characters more)";
  }
}
