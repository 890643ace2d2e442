package io.nunchi.cli.internal.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names as people count: {@code frame9} before {@code frame10}. */
final class NaturalOrder implements Comparator<String> {

  private static final Pattern DIGITS_OR_NOT = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String left, String right) {
    List<String> leftParts = parts(left);
    List<String> rightParts = parts(right);
    for (int i = 0; i < Math.min(leftParts.size(), rightParts.size()); i++) {
      int order = comparePart(leftParts.get(i), rightParts.get(i));
      if (order != 0) {
        return order;
      }
    }
    int byLength = Integer.compare(leftParts.size(), rightParts.size());
    return byLength != 0 ? byLength : left.compareTo(right);
  }

  private static int comparePart(String left, String right) {
    if (isNumber(left) && isNumber(right)) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = DIGITS_OR_NOT.matcher(name);
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }
}
