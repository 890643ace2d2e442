package io.nunchi.loading.internal.trust;

import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks of a jar before its classes are loaded. */
public record PluginTrust(Optional<DigestAllowList> digests, Optional<SignerCheck> signers) {

  /** No checks: trusts everybody who may write to the plugin directories. */
  public static PluginTrust everybody() {
    return new PluginTrust(Optional.empty(), Optional.empty());
  }

  /** The checks of one scan of the plugin directories. */
  public interface Scan {
    /** Every reason not to load these jars. */
    List<Problem> refusals(List<JarCopy> jars);
  }

  /**
   * Returns true if a jar must pass a check, so that a private copy of it is checked and loaded.
   */
  public boolean isChecked() {
    return digests.isPresent() || signers.isPresent();
  }

  /** Returns true if a digest is on the list, which is read again. */
  boolean allows(String digest, List<Problem> problems) {
    return digests.map(list -> list.readAgain(problems)).stream()
        .anyMatch(allowed -> allowed.digests().contains(digest));
  }

  /** Begins a scan: reads the files of the allow-list again, and adds their problems. */
  public Scan beginScan(List<Problem> problems) {
    Optional<DigestAllowList.Allowed> allowed = digests.map(list -> list.readAgain(problems));
    return jars -> {
      List<Problem> refusals = new ArrayList<>();
      for (JarCopy jar : jars) {
        if (isChecked()) {
          ClassPathCheck.refusal(jar, jars).ifPresent(refusals::add);
        }
        allowed.flatMap(list -> list.refusal(jar)).ifPresent(refusals::add);
        signers.ifPresent(check -> refusals.addAll(check.refusals(jar)));
      }
      return refusals;
    };
  }
}
