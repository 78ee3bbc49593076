package org.caunoi.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A paper of the dossier.
 *
 * @param count how many of it
 * @param upload whether a scan or photo is attached; otherwise the paper is only shown or brought
 * @param when condition over the answers, or none for always
 * @param why why this case needs it, in plain words
 */
public record DossierComponent(
    String key,
    LocalizedText name,
    CopyKind copyKind,
    int count,
    boolean required,
    boolean upload,
    @Nullable String when,
    @Nullable LocalizedText why) {}
