package io.nunchi.spi.recorded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The incompatible changes that a review accepted. A line has a change and its reason: {@code
 * METHOD_REMOVED io.nunchi.spi.Some.method(int): why}.
 */
final class AcceptedChanges {

  private static final Pattern LINE = Pattern.compile("([A-Z_]+) ([^:]+): (.+)");

  private final Set<IncompatibleChange> changes = new LinkedHashSet<>();

  private AcceptedChanges() {}

  static AcceptedChanges read(Path list) throws IOException {
    return of(Files.readAllLines(list, StandardCharsets.UTF_8));
  }

  static AcceptedChanges of(List<String> lines) {
    AcceptedChanges accepted = new AcceptedChanges();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
          throw new IllegalArgumentException("expected KIND ELEMENT: REASON, found " + line);
        }
        accepted.changes.add(new IncompatibleChange(parts.group(1), parts.group(2)));
      }
    }
    return accepted;
  }

  /** The changes that no line accepts. */
  List<IncompatibleChange> refused(List<IncompatibleChange> found) {
    return found.stream().filter(change -> !changes.contains(change)).toList();
  }

  /** The lines whose change is not there: a change that comes later would slip through. */
  List<IncompatibleChange> unused(List<IncompatibleChange> found) {
    return changes.stream().filter(change -> !found.contains(change)).toList();
  }
}
