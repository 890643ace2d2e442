package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Compiles a decoder as its author would, and jars it. */
public final class DecoderJar {

  private DecoderJar() {}

  /** A jar with one class and a service file that names it. */
  public static Path write(Path folder, String className, String source) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    Path file = folder.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
    Files.writeString(file, source);
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                file.toString());
    assertThat(exitCode).describedAs("compilation of " + className).isZero();
    return jar(folder, className, classes);
  }

  /** A jar with nothing but a service file. */
  public static Path writeService(Path folder, String className) throws IOException {
    return jar(folder, className, Files.createTempDirectory(folder, "nothing"));
  }

  private static Path jar(Path folder, String className, Path classes) throws IOException {
    Path jar = folder.resolve("decoder.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      entries.putNextEntry(new ZipEntry("META-INF/services/" + DecoderType.class.getName()));
      entries.write(className.getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
