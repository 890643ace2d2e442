package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.JarCopy;
import io.nunchi.loading.internal.trust.PrivateCopy;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
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
      try {
        return copy(jars, folder, problems);
      } catch (Throwable e) {
        NativeFolders.remove(folder);
        throw e;
      }
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
        PrivateCopy.make(jar, target);
        copies.add(new JarCopy(jar, target));
      } catch (IOException e) {
        problems.add(LoadProblems.notCopied(jar, e.toString()));
      }
    }
    return new JarSet(List.copyOf(copies), Optional.of(folder));
  }

  @Override
  public void close() {
    folder.ifPresent(NativeFolders::remove);
  }
}
