package io.nunchi.api.host;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.analyzer.PersistentFolders;
import io.nunchi.api.internal.host.HostSetup;
import io.nunchi.api.internal.host.RunningHost;
import io.nunchi.api.internal.option.DurationRange;
import io.nunchi.loading.LoadingException;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.DigestAllowList;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.loading.internal.trust.SignerCheck;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes a host, loads its plugins and starts it.
 *
 * <p>Threading: one thread. Ownership: the VMS's; a builder can build several hosts.
 *
 * <pre>{@code
 * try (AnalyticsHost host = new HostBuilder().pluginDirectory(directory).build()) {
 *   ...
 * }
 * }</pre>
 */
public final class HostBuilder {

  private final List<Path> pluginDirectories = new ArrayList<>();
  private final List<String> allowedDigests = new ArrayList<>();
  private final List<Path> allowLists = new ArrayList<>();
  private final List<X509Certificate> trustedSigners = new ArrayList<>();
  private boolean digestsAreChecked;
  private boolean signersAreChecked;
  private @Nullable Path nativeRoot;
  private PersistentFolders persistentFolders = PersistentFolders.none();
  private int workers = Runtime.getRuntime().availableProcessors();
  private Duration maximumAge = Duration.ofSeconds(1);
  private SupervisionPolicy supervision = SupervisionPolicy.defaults();
  private boolean checkedFrames = AnalyticsHost.class.desiredAssertionStatus();

  /** Begins with the defaults and without plugin directories. */
  public HostBuilder() {}

  /**
   * Adds a directory of plugins: each of its subdirectories with jars, and each jar directly in it,
   * is a plugin.
   *
   * @param directory the directory
   * @return this builder
   */
  public HostBuilder pluginDirectory(Path directory) {
    pluginDirectories.add(Objects.requireNonNull(directory, "directory"));
    return this;
  }

  /**
   * Loads only jars whose SHA-256 digests are listed, here or in another call; an empty list allows
   * none. Each jar of a plugin is checked before any class of the plugin is loaded; one that is not
   * listed is in the load report with its digest.
   *
   * <p>With this or {@link #trustPluginSigners} each jar is copied once into a folder below the
   * {@link #nativeRoot(Path) native root} that only this user can enter; the copy is checked and
   * loaded. Changes of the original take effect with {@link AnalyticsHost#rescanPlugins()}, after a
   * check of their own. Classes come from checked jars alone: a {@code Class-Path}, an index and
   * jars inside of jars are not followed. A native library that a setting names is loaded only if
   * its digest is listed ({@link io.nunchi.spi.EngineContext#trustedLibrary}). A plugin that has
   * passed the check is trusted: Java does not stop it from opening other jars and libraries
   * itself.
   *
   * @param sha256 digests of 64 hexadecimal digits
   * @return this builder
   */
  public HostBuilder allowPluginDigests(Collection<String> sha256) {
    digestsAreChecked = true;
    allowedDigests.addAll(List.copyOf(sha256));
    return this;
  }

  /**
   * Loads only jars whose SHA-256 digests are listed in a file, or in another call. The file has
   * lines as {@code sha256sum} writes them; empty lines and those that begin with {@code #} are
   * left out. It is read again by {@link AnalyticsHost#rescanPlugins()}.
   *
   * @param allowList the file
   * @return this builder
   */
  public HostBuilder allowPluginDigests(Path allowList) {
    digestsAreChecked = true;
    allowLists.add(Objects.requireNonNull(allowList, "allowList"));
    return this;
  }

  /**
   * Loads only jars of which every entry is signed, as {@code jarsigner} does, by one of these
   * certificates or by one that they issued. A signature without a time stamp ends with its
   * certificate; a time stamp is believed whoever issued it. Revocation is not asked for.
   *
   * @param certificates certificates of signers or of authorities, at least one in all calls
   * @return this builder
   */
  public HostBuilder trustPluginSigners(Collection<X509Certificate> certificates) {
    signersAreChecked = true;
    trustedSigners.addAll(List.copyOf(certificates));
    return this;
  }

  /**
   * Chooses where the plugins' native libraries are unpacked; by default a folder of this user's
   * own below the system's folder for temporary files; if somebody else has taken its name, another
   * one, of which the load report warns. Folders that a killed process left there are removed.
   *
   * <p>Whoever can write to the folder decides what code runs in this process. Where digests or
   * signers are checked, {@link #build()} therefore refuses one that belongs to another user, that
   * its group or others can write to, or that others can replace; one that is missing is created
   * for this user only. Members of the group of a folder above it are trusted.
   *
   * @param root a folder for the hosts of this machine, created when missing
   * @return this builder
   */
  public HostBuilder nativeRoot(Path root) {
    this.nativeRoot = Objects.requireNonNull(root, "root");
    return this;
  }

  /**
   * Grants each plugin a folder that outlives the process ({@link
   * io.nunchi.spi.EngineContext#persistentFolder}), for what is expensive to make again, such as a
   * compiled model: {@code root/<plugin id>}, created when the plugin asks for it. The host never
   * deletes one. Without a root, plugins have no such folder. Two hosts that run at the same time
   * need a root each.
   *
   * @param root a folder for the plugins' folders, created when missing
   * @return this builder
   */
  public HostBuilder persistentRoot(Path root) {
    this.persistentFolders = PersistentFolders.below(root);
    return this;
  }

  /**
   * Chooses how many frames each engine analyzes at the same time; by default as many as there are
   * processors. Each engine has worker threads of its own, so that calls that hang in one engine
   * take none from another: with several engines, the host has several times this number.
   *
   * <p>An engine that declares its {@linkplain io.nunchi.spi.EngineDescriptor#concurrentCalls()
   * concurrent calls} has as many workers as it declares, but no more than this number or its
   * streams, whichever is larger. Spare workers stand in for those in long calls. Shadows run on
   * one more thread of the host.
   *
   * @param count worker threads of an engine, from 1
   * @return this builder
   * @throws IllegalArgumentException if the count is below 1
   */
  public HostBuilder workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("an engine has at least one worker; found " + count);
    }
    this.workers = count;
    return this;
  }

  /**
   * Chooses how long a frame may wait before its analysis is not worth it; by default one second.
   *
   * @param age the longest wait, positive, at most 365 days
   * @return this builder
   * @throws IllegalArgumentException if the age is out of range
   */
  public HostBuilder maximumAge(Duration age) {
    this.maximumAge = DurationRange.require("a maximum age", age);
    return this;
  }

  /**
   * Chooses deadlines, restarts and quarantine; by default {@link SupervisionPolicy#defaults()}.
   *
   * @param policy the deadlines, restarts and quarantine
   * @return this builder
   */
  public HostBuilder supervision(SupervisionPolicy policy) {
    this.supervision = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Chooses whether every use of a frame is checked: a frame that is used after its release, and a
   * lease that is never closed, are reported with the place in the plugin's code. By default only
   * where Java's assertions are enabled, as they are in tests; it costs time.
   *
   * @param checked true to check
   * @return this builder
   */
  public HostBuilder checkedFrames(boolean checked) {
    this.checkedFrames = checked;
    return this;
  }

  /**
   * Loads the plugins and starts the host. A plugin that cannot be loaded is reported by {@link
   * AnalyticsHost#loadReport()}, and the rest still load.
   *
   * @return a running host that the caller closes
   * @throws HostException if the folder for native libraries or the allow-list of digests cannot be
   *     used, or signatures are to be checked without a trusted signer
   */
  public AnalyticsHost build() throws HostException {
    try {
      requireSigners();
      PluginTrust trust =
          new PluginTrust(
              digestsAreChecked
                  ? Optional.of(DigestAllowList.of(allowedDigests, allowLists))
                  : Optional.empty(),
              signersAreChecked ? Optional.of(new SignerCheck(trustedSigners)) : Optional.empty());
      return start(trust, open(nativeRoot, trust));
    } catch (LoadingException e) {
      throw new HostException(e.problems(), e.getCause());
    }
  }

  private static NativeFolders open(@Nullable Path root, PluginTrust trust)
      throws LoadingException {
    if (root == null) {
      return NativeFolders.openDefault();
    }
    return trust.isChecked() ? NativeFolders.openProtected(root) : NativeFolders.open(root);
  }

  private void requireSigners() throws LoadingException {
    if (signersAreChecked && trustedSigners.isEmpty()) {
      throw new LoadingException(
          List.of(
              Problem.of("NUN-1028", "signatures are to be checked, but no signer is trusted")
                  .expected("at least one certificate in all calls of trustPluginSigners")
                  .found("none")
                  .where("trustPluginSigners")
                  .fix("give the certificate of a vendor or an authority, or do not call it")),
          null);
    }
  }

  private AnalyticsHost start(PluginTrust trust, NativeFolders nativeFolders) {
    return RunningHost.start(
        new HostSetup(
            new HostSetup.Sources(
                List.copyOf(pluginDirectories), trust, nativeFolders, persistentFolders),
            workers,
            maximumAge,
            supervision,
            new HostSetup.Mode(checkedFrames, System::nanoTime, true)));
  }
}
