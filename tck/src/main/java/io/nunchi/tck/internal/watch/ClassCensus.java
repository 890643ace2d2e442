package io.nunchi.tck.internal.watch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many objects of each class are alive; nothing where the JVM does not say.
 *
 * @param objects the number of objects by class, as HotSpot names it
 */
public record ClassCensus(Map<String, Long> objects) {

  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

  /** Counts. */
  public static ClassCensus now() {
    return HotSpotCommand.CLASS_HISTOGRAM.run().map(ClassCensus::parse).orElse(parse(""));
  }

  static ClassCensus parse(String histogram) {
    Map<String, Long> objects = new HashMap<>();
    for (String line : histogram.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        objects.merge(matcher.group(2), Long.parseLong(matcher.group(1)), Long::sum);
      }
    }
    return new ClassCensus(objects);
  }

  /** The classes of which there are at least so many more than then, the most frequent first. */
  public List<String> moreSince(ClassCensus before, long least, int most) {
    return objects.entrySet().stream()
        .map(
            entry ->
                Map.entry(
                    entry.getKey(),
                    entry.getValue() - before.objects.getOrDefault(entry.getKey(), 0L)))
        .filter(more -> more.getValue() >= least)
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(more -> more.getValue() + " " + more.getKey())
        .toList();
  }
}
