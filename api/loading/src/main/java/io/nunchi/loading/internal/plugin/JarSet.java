package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.JarCopy;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The jars of a plugin or of its tools. Where jars are checked they are copied once into a private
 * folder, and the copies are checked and loaded: whatever happens to the originals afterwards, the
 * classes are those that passed the check.
 *
 * @param jars the jars in the order of their class path
 * @param folder the folder of the copies, removed when the set is closed
 */
record JarSet(List<JarCopy> jars, Optional<Path> folder) implements AutoCloseable {

  private static final long MOST_BYTES = 4L << 30;
  private static final int BUFFER_BYTES = 1 << 16;

  static JarSet inPlace(List<Path> jars) {
    return new JarSet(jars.stream().map(JarCopy::inPlace).toList(), Optional.empty());
  }

  /** Copies jars if they are to be checked; adds the reasons why they cannot be copied. */
  static JarSet open(
      List<Path> jars, String name, LoaderServices services, List<Problem> problems) {
    if (!services.trust().isChecked() || jars.isEmpty()) {
      return inPlace(jars);
    }
    try {
      Path folder = services.nativeFolders().createPrivate(name + ".jars");
      return copy(jars, folder, problems);
    } catch (IOException e) {
      problems.add(LoadProblems.notCopied(jars.get(0), e.toString()));
      return new JarSet(List.of(), Optional.empty());
    }
  }

  private static JarSet copy(List<Path> jars, Path folder, List<Problem> problems) {
    List<JarCopy> copies = new ArrayList<>();
    for (Path jar : jars) {
      Path name = Objects.requireNonNull(jar.getFileName(), "a jar has a name");
      Path target = folder.resolve(name.toString());
      try {
        copyUnchanged(jar, target);
        copies.add(new JarCopy(jar, target));
      } catch (IOException e) {
        problems.add(LoadProblems.notCopied(jar, e.toString()));
      }
    }
    return new JarSet(List.copyOf(copies), Optional.of(folder));
  }

  /** Copies a file, which is opened once, and fails if it changes meanwhile. */
  private static void copyUnchanged(Path jar, Path target) throws IOException {
    BasicFileAttributes before = Files.readAttributes(jar, BasicFileAttributes.class);
    if (before.size() > MOST_BYTES) {
      throw new IOException(before.size() + " bytes, more than " + MOST_BYTES);
    }
    try (InputStream in = Files.newInputStream(jar);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      copyExactly(in, before.size(), out);
    }
    BasicFileAttributes after = Files.readAttributes(jar, BasicFileAttributes.class);
    if (after.size() != before.size()
        || !after.lastModifiedTime().equals(before.lastModifiedTime())
        || !Objects.equals(after.fileKey(), before.fileKey())) {
      throw new IOException("it changed while it was copied");
    }
  }

  /** Copies a stream of a known length; a longer one is read no further. */
  static void copyExactly(InputStream in, long bytes, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("it became shorter than " + bytes + " bytes while it was copied");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    if (in.read() >= 0) {
      throw new IOException("it became longer than " + bytes + " bytes while it was copied");
    }
  }

  @Override
  public void close() {
    folder.ifPresent(NativeFolders::remove);
  }
}
