package io.nunchi.spi.failure;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A problem, told so that a person can fix it: what, expected, found, where, how to fix.
 *
 * <p>Immutable; any thread.
 *
 * @param code a code such as {@code NUN-2001}; Nunchi's are listed in {@code docs/errors.md}, a
 *     third party uses a prefix of its own (rule 7.4)
 * @param what the problem, in one sentence
 * @param expected the right state, or an empty text
 * @param found the actual state, or an empty text
 * @param where the file, key, stream or argument, or an empty text
 * @param fix the remedy, or an empty text
 */
public record Problem(
    String code, String what, String expected, String found, String where, String fix) {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*-[0-9]{4}");

  /**
   * Checks the parts.
   *
   * @param code a code
   * @param what the problem
   * @param expected the right state
   * @param found the actual state
   * @param where the file
   * @param fix the remedy
   */
  public Problem {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a problem's code looks like NUN-1234; found: " + code);
    }
    if (what.isBlank()) {
      throw new IllegalArgumentException("a problem says what is wrong");
    }
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(fix, "fix");
  }

  /**
   * Starts a problem.
   *
   * @param code a code such as {@code NUN-2001}
   * @param what the problem, in one sentence
   * @return a problem whose other parts are empty
   */
  public static Problem of(String code, String what) {
    return new Problem(code, what, "", "", "", "");
  }

  /**
   * Adds what would be right.
   *
   * @param newExpected the right state
   * @return a problem that says so
   */
  public Problem expected(String newExpected) {
    return new Problem(code, what, newExpected, found, where, fix);
  }

  /**
   * Adds what was there instead.
   *
   * @param newFound the actual state
   * @return a problem that says so
   */
  public Problem found(String newFound) {
    return new Problem(code, what, expected, newFound, where, fix);
  }

  /**
   * Adds the place.
   *
   * @param newWhere the file, key, stream or argument
   * @return a problem that says so
   */
  public Problem where(String newWhere) {
    return new Problem(code, what, expected, found, newWhere, fix);
  }

  /**
   * Adds the way out.
   *
   * @param newFix the remedy
   * @return a problem that says so
   */
  public Problem fix(String newFix) {
    return new Problem(code, what, expected, found, where, newFix);
  }

  /**
   * Writes several problems below each other.
   *
   * @param problems the problems
   * @return one text, numbered when there are several
   */
  public static String describe(List<Problem> problems) {
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
