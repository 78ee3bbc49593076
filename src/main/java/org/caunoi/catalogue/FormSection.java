package org.caunoi.catalogue;

import java.util.List;

/** Fields that belong together under one heading. */
public record FormSection(String key, LocalizedText title, List<FormField> fields) {}
