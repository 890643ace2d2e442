package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The problems of plugins that cannot be loaded. */
final class LoadProblems {

  private static final int MOST_SHOWN_CHARACTERS = 100;

  private LoadProblems() {}

  static Problem unreadable(Path jar, String reason) {
    return Problem.of("NUN-1003", "the jar cannot be read")
        .expected("a jar file")
        .found(reason)
        .where(jar.toString())
        .fix("copy it again");
  }

  static Problem noAnalyzer(Path location) {
    return Problem.of("NUN-1004", "no jar of the plugin offers an analyzer")
        .expected("the name of the plugin's class in the service file")
        .found("an empty service file")
        .where(location.toString())
        .fix("write the class's full name into the service file");
  }

  static Problem notCreated(Path location, String reason) {
    return Problem.of("NUN-1007", "the plugin's class cannot be created and described")
        .expected("a public class with a public constructor that does not fail")
        .found(reason)
        .where(location.toString())
        .fix("ask the plugin's vendor; check that all the jars it needs are there");
  }

  static Problem duplicateId(String id, Path first, Path second) {
    return Problem.of("NUN-1008", "two plugins have the same id")
        .expected("one plugin with id " + id)
        .found("another one in " + first)
        .where(second.toString())
        .fix("remove one of the two");
  }

  static Problem overwritten(Path location) {
    return Problem.of("NUN-1009", "a jar was overwritten in place while the host had it open")
        .expected("a new file that is moved over the old one")
        .found("new content in the old file")
        .where(location.toString())
        .fix("engines that still run from the old content may fail; swap them now");
  }

  static Problem givenUp(String id) {
    return Problem.of("NUN-1010", "no plugin of this id is loaded")
        .expected("a loaded plugin")
        .found(id + ", which was replaced, removed or closed in the meantime")
        .where("plugin id")
        .fix("look for the tool again, or build a new host");
  }

  static Problem toolsMissing(String pluginId, Path directory, String found) {
    return Problem.of("NUN-1018", "the jars of the plugin's tools are missing")
        .expected("a directory with the jars of the tools")
        .found(found)
        .where(directory.toString())
        .fix("install the tools that belong to the plugin " + pluginId);
  }

  static Problem unknownRequirement(String attribute, String value, Set<String> known, Path jar) {
    return Problem.of("NUN-1031", "the jar's manifest asks for something that is not known")
        .expected("manifest attribute " + attribute + " with values of " + known)
        .found(BoundedText.cut(value, MOST_SHOWN_CHARACTERS))
        .where(jar.toString())
        .fix("update the host, or correct the attribute; the plugin runs as if it were not there");
  }

  static Problem oversizedDescription(Path location, List<String> reasons) {
    return Problem.of("NUN-1025", "the plugin's description of itself is too long")
        .expected(
            "an id, a name, a version and a vendor of one short line each, and short settings")
        .found(String.join("; ", reasons))
        .where(location.toString())
        .fix("ask the plugin's vendor for a build with shorter texts");
  }

  static Problem notCopied(Path jar, String reason) {
    return Problem.of("NUN-1026", "the file cannot be copied to where it is checked")
        .expected("a readable file that nobody changes, and space for its copy")
        .found(reason)
        .where(jar.toString())
        .fix("move a complete jar to this place; then look for plugins again");
  }
}
