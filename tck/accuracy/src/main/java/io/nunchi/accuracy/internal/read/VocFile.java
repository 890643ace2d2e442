package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of Pascal VOC. Its boxes name the first and the last pixel, counted from 1, as
 * VOC's development kit does. For one thread.
 */
final class VocFile {

  private static final String OBJECT = "/annotation/object";
  private static final Pattern PIXELS = Pattern.compile("[0-9]{1,9}");
  private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

  private final Path file;
  private final FoundProblems problems;
  private final List<TruthBox> truth = new ArrayList<>();
  private Map<String, String> fields = new HashMap<>();
  private long objectLine;
  private long width;
  private long height;

  private VocFile(Path file, FoundProblems problems) {
    this.file = file;
    this.problems = problems;
  }

  static VocFile read(Path file, FoundProblems problems) throws AccuracyException {
    byte[] bytes = DatasetFiles.bytes(file);
    VocFile reading = new VocFile(file, problems);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // no entities, no other files
    try {
      reading.read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String reason = String.valueOf(e.getMessage());
      problems.add(new FileLocation(file, Math.max(line, 0)).malformed("XML", reason));
    }
    return reading;
  }

  /** The labels, in the file's order. */
  List<TruthBox> truth() {
    return truth;
  }

  /** The width of the image as the file gives it; 0 if it does not. */
  long width() {
    return width;
  }

  /** The height of the image as the file gives it; 0 if it does not. */
  long height() {
    return height;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    Deque<String> path = new ArrayDeque<>(List.of(""));
    StringBuilder text = new StringBuilder();
    boolean annotation = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.push(path.element() + "/" + xml.getLocalName());
          annotation |= path.element().equals("/annotation");
          text.setLength(0);
          if (path.element().equals(OBJECT)) {
            fields = new HashMap<>();
            objectLine = xml.getLocation().getLineNumber();
          }
        }
        case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end(path.pop(), text.toString().strip());
        default -> text.setLength(0);
      }
    }
    if (!annotation) {
      problems.add(new FileLocation(file, 1).missing("a root element annotation"));
    }
  }

  private void end(String path, String text) {
    if (path.equals(OBJECT)) {
      TruthBox box = box(new FileLocation(file, objectLine));
      if (box != null) {
        truth.add(box);
      }
    } else if (path.startsWith(OBJECT + "/")) {
      fields.put(path.substring(OBJECT.length() + 1), text);
    } else if (path.equals("/annotation/size/width")) {
      width = pixels(text);
    } else if (path.equals("/annotation/size/height")) {
      height = pixels(text);
    }
  }

  private static long pixels(String text) {
    return PIXELS.matcher(text).matches() ? Long.parseLong(text) : 0;
  }

  private @Nullable TruthBox box(FileLocation location) {
    String name = fields.get("name");
    if (name == null || name.isBlank()) {
      problems.add(location.missing("name"));
      return null;
    }
    double[] edges = new double[EDGES.size()];
    for (int i = 0; i < edges.length; i++) {
      String text = fields.get("bndbox/" + EDGES.get(i));
      if (text == null) {
        problems.add(location.missing("bndbox/" + EDGES.get(i)));
        return null;
      }
      try {
        edges[i] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        problems.add(location.value("a box's edge is no number", "a number", text));
        return null;
      }
    }
    PixelBox box =
        BoxCheck.labelled(
            edges[0] - 1,
            edges[1] - 1,
            edges[2] - edges[0] + 1,
            edges[3] - edges[1] + 1,
            location,
            problems);
    return box == null ? null : new TruthBox(name, box, box.area(), kind(), OptionalLong.empty());
  }

  private TruthBox.Kind kind() {
    return "1".equals(fields.get("difficult")) ? TruthBox.Kind.OPTIONAL : TruthBox.Kind.COUNTED;
  }
}
