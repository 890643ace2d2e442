package io.nunchi.spi.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A jar of classes, from a folder or from sources. */
final class ClassesJar {

  private ClassesJar() {}

  static Path ofFolder(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> found = Files.walk(classes)) {
      for (Path each : found.filter(path -> path.toString().endsWith(".class")).toList()) {
        entries.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, entries);
      }
    }
    return jar;
  }

  /** The jar of one source file, whose public type is {@code acme.Api}. */
  static Path ofSource(String source, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("Api.java");
    Files.writeString(file, "package acme;\n" + source);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments = List.of("--release", "17", "-d", classes.toString(), file.toString());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(status).as(source).isZero();
    return ofFolder(classes, folder.resolve("api.jar"));
  }
}
