package io.nunchi.tck.internal.signature;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that others can use of a jar or folder of classes, as sorted lines of text. */
public final class ApiSignature {

  private ApiSignature() {}

  /** The signature of the jar or folder that a class comes from. */
  public static List<String> ofCodeOf(Class<?> type) throws IOException {
    Set<String> lines = new TreeSet<>();
    for (String name : classNames(type)) {
      try {
        Class<?> found = Class.forName(name, false, type.getClassLoader());
        if (isVisible(found)) {
          describe(found, lines);
        }
      } catch (ClassNotFoundException e) {
        throw new IOException("a class that was there is gone: " + name, e);
      }
    }
    return List.copyOf(lines);
  }

  private static List<String> classNames(Class<?> type) throws IOException {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(location);
      if (Files.isDirectory(path)) {
        return classNamesBelow(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
        return classNamesBelow(jar.getPath("/"));
      }
    } catch (URISyntaxException malformed) {
      throw new IOException(malformed);
    }
  }

  private static List<String> classNamesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static boolean isVisible(Class<?> type) {
    return isVisible(type.getModifiers())
        && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void describe(Class<?> type, Set<String> lines) {
    String owner = type.getName();
    lines.add(owner + " is " + kind(type) + superTypes(type));
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        lines.add(
            owner
                + "."
                + field.getName()
                + ": "
                + modifiers(field.getModifiers())
                + name(field.getGenericType()));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
        lines.add(owner + ".new" + arguments(constructor) + thrown(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        lines.add(
            owner
                + "."
                + method.getName()
                + arguments(method)
                + ": "
                + modifiers(method.getModifiers())
                + (method.isDefault() ? "default " : "")
                + name(method.getGenericReturnType())
                + thrown(method));
      }
    }
  }

  private static String kind(Class<?> type) {
    String kind =
        type.isInterface()
            ? "interface"
            : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    String components =
        type.isRecord()
            ? Arrays.stream(type.getRecordComponents())
                .map(ApiSignature::component)
                .collect(Collectors.joining(", ", "(", ")"))
            : "";
    String permitted =
        type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses())
                .map(Class::getName)
                .collect(Collectors.joining(", ", " permits ", ""))
            : "";
    return modifiers(type.getModifiers()) + kind + components + permitted;
  }

  private static String component(RecordComponent component) {
    return component.getName() + " " + name(component.getGenericType());
  }

  private static String superTypes(Class<?> type) {
    List<String> types = new ArrayList<>();
    if (type.getGenericSuperclass() != null) {
      types.add(name(type.getGenericSuperclass()));
    }
    Arrays.stream(type.getGenericInterfaces()).map(ApiSignature::name).forEach(types::add);
    return types.isEmpty() ? "" : " of " + String.join(", ", types);
  }

  private static String arguments(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(ApiSignature::name)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String thrown(Executable executable) {
    return executable.getGenericExceptionTypes().length == 0
        ? ""
        : Arrays.stream(executable.getGenericExceptionTypes())
            .map(ApiSignature::name)
            .sorted()
            .collect(Collectors.joining(", ", " throws ", ""));
  }

  /** Returns the modifiers that callers and implementors depend on. */
  private static String modifiers(int modifiers) {
    int relevant =
        modifiers & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT);
    return relevant == 0 ? "" : Modifier.toString(relevant) + " ";
  }

  private static String name(Type type) {
    return type.getTypeName();
  }
}
