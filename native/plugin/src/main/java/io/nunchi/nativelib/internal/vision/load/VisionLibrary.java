package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A loaded library that exports {@code nunchi_vision.h}.
 *
 * <p>Lifecycle: loaded by the first engine that wants it, and never unloaded: a library may have
 * threads and thread-local destructors that outlive its last engine, and returning into unmapped
 * code ends the process. Threading: any thread.
 */
public final class VisionLibrary {

  /** The major version of {@code nunchi_vision.h}; a library of another one is refused. */
  public static final int ABI_MAJOR = 1;

  /** The minor version whose optional functions are looked for. */
  public static final int ABI_MINOR = 1;

  private static final Collector<CharSequence, ?, String> JOINED = Collectors.joining(", no ");
  private static final int RTLD_NOW = 2;
  private static final int RTLD_LOCAL_ON_MAC = 4;

  private static final Map<Path, VisionLibrary> LOADED = new HashMap<>();

  private final LibraryFile file;
  private final String digest;
  private final Functions functions;
  private final LibraryDescription description;

  private VisionLibrary(
      LibraryFile file, String digest, Functions functions, LibraryDescription description) {
    this.file = file;
    this.digest = digest;
    this.functions = functions;
    this.description = description;
  }

  private record Functions(int abiVersion, VisionFunctions mandatory, OptionalFunctions optional) {}

  /** Loads a library that the host trusts, from the file that the host gives for it. */
  public static VisionLibrary loadTrusted(Path path, EngineContext context)
      throws EngineStartException {
    LibraryFile named = LibraryFile.check(path);
    Path trusted = context.trustedLibrary(named.path());
    return load(trusted, context.nativeFolder());
  }

  /** Loads a library, or finds it loaded already; what was refused is unloaded again. */
  public static VisionLibrary load(Path path, NativeFolder folder) throws EngineStartException {
    LibraryFile file = LibraryFile.check(path);
    JnaRuntime.makeReady(folder);
    HostPlatform.requirePointersOf64Bits(Native.POINTER_SIZE);
    synchronized (LOADED) {
      VisionLibrary loaded = LOADED.get(file.path());
      if (loaded == null) {
        loaded = open(file);
        LOADED.put(file.path(), loaded);
      } else if (!loaded.file.equals(file)) {
        throw new EngineStartException(replaced(loaded.file, file));
      }
      return loaded;
    }
  }

  private static VisionLibrary open(LibraryFile file) throws EngineStartException {
    NativeLibrary library = openNow(file.path());
    boolean accepted = false;
    try {
      VisionFunctions functions = VisionFunctions.find(library);
      int abiVersion = functions.abiVersion();
      checkAbi(abiVersion, file.path());
      OptionalFunctions optional =
          minorOf(abiVersion) >= ABI_MINOR
              ? OptionalFunctions.find(library)
              : OptionalFunctions.none();
      LibraryDescription description = DescriptionReader.read(functions.describe(), abiVersion);
      requireExported(optional, description, file.path());
      VisionLibrary loaded =
          new VisionLibrary(
              file,
              Sha256.of(file.path()),
              new Functions(abiVersion, functions, optional),
              description);
      accepted = true;
      return loaded;
    } catch (HeaderViolation e) {
      throw new EngineStartException(
          Problem.of(
                  NativeErrors.BAD_DESCRIPTION,
                  "what the library says of itself breaks the rules of nunchi_vision.h")
              .expected(e.expected())
              .found(e.found())
              .where(file.path().toString())
              .fix("tell the library's vendor"),
          e);
    } catch (IOException e) {
      throw new EngineStartException(notLoadable(file.path(), e.toString()), e);
    } finally {
      if (!accepted) {
        library.close();
      }
    }
  }

  /**
   * Every symbol is resolved now, because one that is missing later ends the process; and stays
   * local, because two libraries export the same names.
   */
  private static NativeLibrary openNow(Path path) throws EngineStartException {
    Map<String, Object> options = new HashMap<>();
    if (!HostPlatform.isWindows()) {
      int flags = HostPlatform.isLinux() ? RTLD_NOW : RTLD_NOW | RTLD_LOCAL_ON_MAC;
      options.put(Library.OPTION_OPEN_FLAGS, flags);
    }
    NativeLibrary library;
    try {
      library = NativeLibrary.getInstance(path.toString(), options);
    } catch (UnsatisfiedLinkError refused) {
      throw new EngineStartException(notLoadable(path, withoutRepeatedLines(refused)), refused);
    }
    if (!path.equals(library.getFile().toPath())) {
      library.close();
      throw new EngineStartException(
          notLoadable(path, "another file was taken instead: " + library.getFile()));
    }
    return library;
  }

  private static Problem notLoadable(Path path, String found) {
    return Problem.of(NativeErrors.NOT_LOADABLE, "the operating system cannot load the library")
        .expected("a shared library whose own libraries and symbols are all there")
        .found(found)
        .where(path.toString())
        .fix("install what it needs (ldd lists it), or link it into the library");
  }

  /** JNA says the same for every folder that it tries. */
  private static String withoutRepeatedLines(UnsatisfiedLinkError refused) {
    Set<String> lines = new LinkedHashSet<>(String.valueOf(refused.getMessage()).lines().toList());
    return String.join("\n", lines);
  }

  private static void checkAbi(int abiVersion, Path path) throws EngineStartException {
    if (abiVersion >>> 16 != ABI_MAJOR) {
      throw new EngineStartException(
          Problem.of(
                  NativeErrors.WRONG_ABI,
                  "the library was built for another version of nunchi_vision.h")
              .expected("major " + ABI_MAJOR)
              .found(abiText(abiVersion))
              .where(path.toString())
              .fix(
                  abiVersion >>> 16 > ABI_MAJOR
                      ? "update Nunchi, or take an older build of the library"
                      : "take a newer build of the library"));
    }
  }

  /** A library that says more of itself than it exports would fail at the first use. */
  private static void requireExported(
      OptionalFunctions optional, LibraryDescription description, Path path)
      throws EngineStartException {
    Set<OptionalFunction> missing = optional.without(OptionalFunction.neededBy(description));
    if (!missing.isEmpty()) {
      throw new EngineStartException(
          Problem.of(
                  NativeErrors.MISSING_FUNCTION,
                  "the library does not export what its description needs")
              .expected("the functions of nunchi_vision.h for all that the library can do")
              .found("no " + missing.stream().map(OptionalFunction::symbol).collect(JOINED))
              .where(path.toString())
              .fix("export them, or leave it out of the description: see nunchi_vision.h"));
    }
  }

  private static Problem replaced(LibraryFile loaded, LibraryFile now) {
    return Problem.of(
            NativeErrors.LIBRARY_REPLACED,
            "the library's file was replaced after this process loaded it")
        .expected(loaded.size() + " bytes of " + loaded.modified())
        .found(now.size() + " bytes of " + now.modified())
        .where(now.path().toString())
        .fix("give the new library a file name of its own, or restart the process");
  }

  private static String abiText(int version) {
    return (version >>> 16) + "." + minorOf(version);
  }

  static int minorOf(int version) {
    return version & 0xffff;
  }

  /** The library's description of itself. */
  public LibraryDescription description() {
    return description;
  }

  /** The functions that every library exports. */
  public VisionFunctions functions() {
    return functions.mandatory();
  }

  /** The functions of 1.1 that this library exports. */
  public OptionalFunctions optionalFunctions() {
    return functions.optional();
  }

  /** The SHA-256 of its file. */
  public String digest() {
    return digest;
  }

  /** For people: which library this is and where it comes from. */
  @Override
  public String toString() {
    return "%s %s by %s (%s, ABI %s), %s"
        .formatted(
            description.name(),
            description.version(),
            description.vendor(),
            description.id(),
            abiText(functions.abiVersion()),
            file.path());
  }
}
