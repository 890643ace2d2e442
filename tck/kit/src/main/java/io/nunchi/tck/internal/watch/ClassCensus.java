package io.nunchi.tck.internal.watch;

import java.lang.constant.ClassDesc;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of live objects of each class; empty where the JVM does not tell.
 *
 * @param histogram as HotSpot prints it; one text, so that a census adds next to nothing to the
 *     next one
 */
public record ClassCensus(String histogram) {

  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

  /** Nobody was counted. */
  public static ClassCensus none() {
    return new ClassCensus("");
  }

  /** Counts. */
  public static ClassCensus now() {
    return HotSpotCommand.CLASS_HISTOGRAM.run().map(ClassCensus::new).orElse(none());
  }

  private Map<String, Long> objects() {
    Map<String, Long> objects = new HashMap<>();
    for (String line : histogram.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        objects.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum);
      }
    }
    return objects;
  }

  /** The classes of which there are at least so many more than then, the most frequent first. */
  public List<String> moreSince(ClassCensus before, long least, int most) {
    Map<String, Long> then = before.objects();
    return objects().entrySet().stream()
        .map(
            entry ->
                Map.entry(entry.getKey(), entry.getValue() - then.getOrDefault(entry.getKey(), 0L)))
        .filter(more -> more.getValue() >= least)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(more -> more.getValue() + " " + inJava(more.getKey()))
        .toList();
  }

  /** HotSpot calls an array of bytes [B, and one of strings [Ljava.lang.String;. */
  private static String inJava(String name) {
    int dimensions = name.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return name;
    }
    String element = name.substring(dimensions);
    String type =
        element.startsWith("L")
            ? element.substring(1, element.length() - 1)
            : ClassDesc.ofDescriptor(element).displayName();
    return type + "[]".repeat(dimensions);
  }
}
