package io.nunchi.spi.failure;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A problem, told so that a person can fix it: what, expected, found, where, how to fix.
 *
 * <p>Immutable; any thread. Making one never fails, because it is made where something failed
 * already: a code of another form becomes {@link #NO_CODE}, and a missing text a placeholder.
 *
 * @since 1.0
 */
@SuppressWarnings("exports") // the null marks are for compilers: users of the spi need them not
public final class Problem {

  /** The code of a problem that was made without a code of the right form. */
  public static final String NO_CODE = "NUN-0000";

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*-[0-9]{4}");

  private final String code;
  private final String what;
  private final String expected;
  private final String found;
  private final String where;
  private final String fix;

  private Problem(
      String code, String what, String expected, String found, String where, String fix) {
    this.code = code;
    this.what = what;
    this.expected = expected;
    this.found = found;
    this.where = where;
    this.fix = fix;
  }

  /**
   * Starts a problem.
   *
   * @param code a code such as {@code NUN-2001}: a prefix in upper case and four digits; Nunchi's
   *     are listed in {@code docs/errors.md}, a third party uses a prefix of its own (rule 7.4)
   * @param what the problem, in one sentence
   * @return a problem whose other parts are empty
   */
  public static Problem of(@Nullable String code, @Nullable String what) {
    String sentence = what == null || what.isBlank() ? "a problem without a description" : what;
    if (code != null && CODE.matcher(code).matches()) {
      return new Problem(code, sentence, "", "", "", "");
    }
    return new Problem(NO_CODE, sentence, "", "", "", "")
        .expected("a code such as ACME-1234")
        .found(code == null ? "no code" : "the code \"" + code + "\"");
  }

  /** The problem of a failure that was made without one. */
  static Problem unknown() {
    return of(NO_CODE, null);
  }

  /**
   * Adds the right state.
   *
   * @param newExpected the right state; null counts as an empty text
   * @return a problem that says so
   */
  public Problem expected(@Nullable String newExpected) {
    return new Problem(code, what, orEmpty(newExpected), found, where, fix);
  }

  /**
   * Adds the actual state.
   *
   * @param newFound the actual state; null counts as an empty text
   * @return a problem that says so
   */
  public Problem found(@Nullable String newFound) {
    return new Problem(code, what, expected, orEmpty(newFound), where, fix);
  }

  /**
   * Adds the place.
   *
   * @param newWhere the file, key, stream or argument; null counts as an empty text
   * @return a problem that says so
   */
  public Problem where(@Nullable String newWhere) {
    return new Problem(code, what, expected, found, orEmpty(newWhere), fix);
  }

  /**
   * Adds the remedy.
   *
   * @param newFix the remedy; null counts as an empty text
   * @return a problem that says so
   */
  public Problem fix(@Nullable String newFix) {
    return new Problem(code, what, expected, found, where, orEmpty(newFix));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * The code.
   *
   * @return such as {@code NUN-2001}
   */
  public String code() {
    return code;
  }

  /**
   * The problem in one sentence.
   *
   * @return not blank
   */
  public String what() {
    return what;
  }

  /**
   * The right state.
   *
   * @return a text, empty if it was not told
   */
  public String expected() {
    return expected;
  }

  /**
   * The actual state.
   *
   * @return a text, empty if it was not told
   */
  public String found() {
    return found;
  }

  /**
   * The place.
   *
   * @return the file, key, stream or argument; empty if it was not told
   */
  public String where() {
    return where;
  }

  /**
   * The remedy.
   *
   * @return a text, empty if it was not told
   */
  public String fix() {
    return fix;
  }

  /**
   * Writes several problems below each other.
   *
   * @param problems the problems
   * @return one text, numbered when there are several
   */
  public static String describe(List<Problem> problems) {
    if (problems.isEmpty()) {
      return unknown().toString();
    }
    if (problems.size() == 1) {
      return problems.get(0).toString();
    }
    StringBuilder text = new StringBuilder(problems.size() + " problems");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n").append(i + 1).append(") ").append(problems.get(i));
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem that
        && code.equals(that.code)
        && what.equals(that.what)
        && expected.equals(that.expected)
        && found.equals(that.found)
        && where.equals(that.where)
        && fix.equals(that.fix);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, what, expected, found, where, fix);
  }

  @Override
  public String toString() {
    return code
        + ": "
        + what
        + line("expected", expected)
        + line("found", found)
        + line("where", where)
        + line("fix", fix);
  }

  private static String line(String name, String text) {
    if (text.isEmpty()) {
      return "";
    }
    String indented = text.lines().collect(Collectors.joining("\n            "));
    return "\n  %-9s ".formatted(name + ":") + indented;
  }
}
