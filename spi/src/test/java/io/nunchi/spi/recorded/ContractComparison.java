package io.nunchi.spi.recorded;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiMethod;
import japicmp.model.JApiParameter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The incompatible changes from one jar to another, as japicmp finds them. */
final class ContractComparison {

  private final SortedSet<IncompatibleChange> changes =
      new TreeSet<>(
          Comparator.comparing(IncompatibleChange::element)
              .thenComparing(IncompatibleChange::kind));

  private ContractComparison() {}

  static List<IncompatibleChange> between(Path recorded, Path current) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    // Null marks are annotations of a jar that is not on the class path of either.
    options.setNoAnnotations(true);
    ContractComparison comparison = new ContractComparison();
    new JarArchiveComparator(options)
        .compare(archive(recorded), archive(current))
        .forEach(comparison::addType);
    return List.copyOf(comparison.changes);
  }

  private static JApiCmpArchive archive(Path jar) {
    return new JApiCmpArchive(jar.toFile(), "");
  }

  private void addType(JApiClass type) {
    String name = type.getFullyQualifiedName();
    add(type, name);
    add(type.getSuperclass(), name);
    type.getInterfaces().forEach(parent -> add(parent, name));
    type.getGenericTemplates().forEach(template -> add(template, name));
    type.getFields().forEach(field -> add(field, name + "." + field.getName()));
    type.getConstructors().forEach(constructor -> addCode(constructor, name));
    for (JApiMethod method : type.getMethods()) {
      addCode(method, name);
      add(method.getReturnType(), signature(method, name));
    }
  }

  private void addCode(JApiBehavior code, String type) {
    String signature = signature(code, type);
    add(code, signature);
    code.getParameters().forEach(parameter -> add(parameter, signature));
    code.getGenericTemplates().forEach(template -> add(template, signature));
  }

  private static String signature(JApiBehavior code, String type) {
    return code.getParameters().stream()
        .map(JApiParameter::getType)
        .collect(Collectors.joining(", ", type + "." + code.getName() + "(", ")"));
  }

  private void add(JApiCompatibility part, String element) {
    part.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .forEach(change -> changes.add(new IncompatibleChange(change.getType().name(), element)));
  }
}
