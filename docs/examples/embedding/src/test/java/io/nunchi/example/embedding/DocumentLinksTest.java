package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every relative link and every path of a source file in the repository's Markdown leads somewhere.
 */
class DocumentLinksTest {

  private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern EXTERNAL = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
  private static final Pattern SOURCE_PATH =
      Pattern.compile("`((?:spi|native|api|reference-plugin|tck|apps|docs)/[\\w./-]+)`");

  @Test
  void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      for (String link : matches(LINK, document)) {
        if (!EXTERNAL.matcher(link).matches() && !leadsSomewhere(document, link)) {
          broken.add(ROOT.relativize(document) + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPathInTheTextExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path document : documents()) {
      for (String path : matches(SOURCE_PATH, document)) {
        if (!path.contains("/target") && !Files.exists(ROOT.resolve(path))) {
          missing.add(ROOT.relativize(document) + ": " + path);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean foreign = name.equals("target") || name.startsWith(".");
            return foreign && !folder.equals(ROOT)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              documents.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(documents).contains(ROOT.resolve("README.md"));
    return documents;
  }

  private static List<String> matches(Pattern pattern, Path document) throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : linesOutsideCode(document)) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static List<String> linesOutsideCode(Path document) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inCode = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("```")) {
        inCode = !inCode;
      } else if (!inCode) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Names a document's headings as GitHub does. */
  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> used = new HashMap<>();
    for (String line : linesOutsideCode(document)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int before = used.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }
}
