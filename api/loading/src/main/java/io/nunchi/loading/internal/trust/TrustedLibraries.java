package io.nunchi.loading.internal.trust;

import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The native libraries that settings name, for the plugins of one class loader. Where digests or
 * signers are checked, a library is copied into the class loader's native folder, its digest must
 * be on the list, and the copy is loaded. A signature cannot vouch for a library.
 *
 * <p>Threading: any thread.
 */
public final class TrustedLibraries {

  private final PluginTrust trust;
  private final Path folder;

  public TrustedLibraries(PluginTrust trust, Path folder) {
    this.trust = trust;
    this.folder = folder;
  }

  /**
   * The file to load for a library: the same one for the same content.
   *
   * @throws EngineStartException if the library is not on the list or cannot be copied
   */
  public synchronized Path admit(Path library) throws EngineStartException {
    if (!trust.isChecked()) {
      return library;
    }
    try {
      Path unchecked = Files.createTempDirectory(folder, "unchecked-");
      Path copy = unchecked.resolve("library");
      try {
        PrivateCopy.make(library, copy);
        return checked(library, copy);
      } finally {
        Files.deleteIfExists(copy);
        Files.delete(unchecked);
      }
    } catch (IOException e) {
      throw new EngineStartException(notCopied(library, e), e);
    }
  }

  private Path checked(Path library, Path copy) throws IOException, EngineStartException {
    String digest = DigestAllowList.sha256(copy);
    List<Problem> problems = new ArrayList<>();
    if (!trust.allows(digest, problems)) {
      problems.add(refused(library, digest));
      throw new EngineStartException(problems);
    }
    Path name = Objects.requireNonNull(library.getFileName(), "a library has a name");
    Path target = folder.resolve("trusted-" + digest).resolve(name.toString());
    if (!Files.exists(target)) {
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private Problem refused(Path library, String digest) {
    return Problem.of("NUN-1029", "the native library is not on the allow-list")
        .expected("a library whose SHA-256 is listed; a signature of jars does not cover it")
        .found("SHA-256 " + digest)
        .where(library.toString())
        .fix("if you know where it comes from, allow its digest as that of a jar");
  }

  private static Problem notCopied(Path library, IOException failure) {
    return Problem.of("NUN-1026", "the file cannot be copied to where it is checked")
        .expected("a readable file that nobody changes, and space for its copy")
        .found(failure.toString())
        .where(library.toString())
        .fix("move the complete file to this place; then start the engine again");
  }
}
