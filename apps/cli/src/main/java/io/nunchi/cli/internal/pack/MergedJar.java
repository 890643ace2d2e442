package io.nunchi.cli.internal.pack;

import io.nunchi.cli.internal.CliException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Makes one jar of several. The same jars always give the same bytes.
 *
 * <p>Service files are joined. Signatures and indexes of the jars are left out, because they would
 * not fit any more, and so is {@code Class-Path}, which hosts with checks refuse. Different texts
 * of one name in {@code META-INF}, such as licences, are kept in a folder for each jar.
 */
final class MergedJar {

  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(?i)META-INF/([^/]+\\.(SF|DSA|RSA|EC)|SIG-[^/]+|MANIFEST\\.MF|INDEX\\.LIST)"
              + "|(META-INF/versions/\\d+/)?module-info\\.class");
  private static final String SERVICES = "META-INF/services/";
  private static final String META = "META-INF/";
  private static final String MULTI_RELEASE = "Multi-Release";
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Origin(Path jar, byte[] content) {}

  private final Map<String, Origin> entries = new TreeMap<>();
  private final Manifest manifest = new Manifest();

  private MergedJar() {}

  /** Writes a jar with all that is in these; the first gives its manifest. */
  static void write(List<Path> jars, Path target) throws IOException, CliException {
    MergedJar merged = new MergedJar();
    for (Path jar : jars) {
      merged.add(jar);
    }
    merged.write(target);
  }

  /** Writes a jar anew if it names other jars, which no host would follow. */
  static void writeClean(Path jar, Path target) throws IOException, CliException {
    boolean clean;
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest old = file.getManifest();
      clean =
          file.getEntry(META + "INDEX.LIST") == null
              && (old == null
                  || old.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) == null);
    }
    if (clean) {
      Files.copy(jar, target);
    } else {
      write(List.of(jar), target);
    }
  }

  private void add(Path jar) throws IOException, CliException {
    try (JarFile file = new JarFile(jar.toFile())) {
      takeOver(file.getManifest());
      for (JarEntry entry : file.stream().toList()) {
        if (!entry.isDirectory() && !LEFT_OUT.matcher(entry.getName()).matches()) {
          try (InputStream content = file.getInputStream(entry)) {
            add(jar, entry.getName(), content.readAllBytes());
          }
        }
      }
    }
  }

  private void takeOver(Manifest of) {
    Attributes all = manifest.getMainAttributes();
    if (of != null && all.isEmpty()) {
      all.putAll(of.getMainAttributes());
      all.remove(Attributes.Name.CLASS_PATH);
    }
    all.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (of != null && "true".equals(of.getMainAttributes().getValue(MULTI_RELEASE))) {
      all.putValue(MULTI_RELEASE, "true");
    }
  }

  private void add(Path jar, String name, byte[] content) throws CliException {
    Origin origin = new Origin(jar, content);
    Origin before = entries.putIfAbsent(name, origin);
    if (before == null || Arrays.equals(before.content(), content)) {
      return;
    }
    if (name.startsWith(SERVICES)) {
      entries.put(name, new Origin(jar, joined(before.content(), content)));
    } else if (name.startsWith(META) && !name.endsWith(".class")) {
      entries.put(META + jar.getFileName() + "/" + name.substring(META.length()), origin);
    } else {
      throw CliException.unusable(PackProblems.conflict(name, before.jar(), jar));
    }
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
    all.writeBytes(other);
    return all.toByteArray();
  }

  private void write(Path target) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(target))) {
      put(jar, JarFile.MANIFEST_NAME);
      manifest.write(jar);
      jar.closeEntry();
      for (Map.Entry<String, Origin> entry : entries.entrySet()) {
        put(jar, entry.getKey());
        jar.write(entry.getValue().content());
        jar.closeEntry();
      }
    }
  }

  private static void put(JarOutputStream jar, String name) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(ALWAYS);
    jar.putNextEntry(entry);
  }
}
