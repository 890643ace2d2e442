package io.nunchi.models.internal;

import io.nunchi.models.internal.fetch.CatalogueEntry;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** The result of {@code models fetch}. */
record FetchedModel(CatalogueEntry entry, Path file, boolean known, boolean wasThere) {

  String text() {
    return String.format(
        """
        %-9s %s
        model     %s
        bytes     %d
        sha256    %s
        licence   %s
        next      %s
        """,
        wasThere ? "is there" : "fetched",
        file,
        entry.description(),
        entry.bytes(),
        entry.sha256(),
        entry.licence(),
        known
            ? "nunchi models add " + file + " --to DIR"
            : "nunchi models init " + file + ", which begins its manifest");
  }

  ObjectNode json(String doneKey) {
    return JsonText.object()
        .put(doneKey, true)
        .put("file", file.toString())
        .put("wasThere", wasThere)
        .put("knownModel", known)
        .put("bytes", entry.bytes())
        .put("sha256", entry.sha256())
        .put("licence", entry.licence());
  }
}
