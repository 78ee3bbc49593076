package org.caunoi.custody;

import org.caunoi.catalogue.CopyKind;
import org.caunoi.catalogue.LocalizedText;

/**
 * A paper as the procedure has published it.
 *
 * @param required must be there in this case
 * @param usual asked for in this case
 */
public record PublishedPaper(
    String component,
    LocalizedText name,
    CopyKind kind,
    int copies,
    boolean required,
    boolean usual) {}
