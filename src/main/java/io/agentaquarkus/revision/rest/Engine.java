package io.agentaquarkus.revision.rest;

import jakarta.inject.Singleton;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.revision.Artifacts;
import io.agentaquarkus.revision.Deployment;
import io.agentaquarkus.revision.EmbedResolver;
import io.agentaquarkus.revision.Families;
import io.agentaquarkus.revision.Forks;
import io.agentaquarkus.revision.Retrieval;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.SimpleEntities;
import io.agentaquarkus.revision.Variants;

/** What the resources of every family stand on, so that a family's own constructor needs one parameter. */
@Singleton
public class Engine {

    final Caller caller;
    final Permissions permissions;
    final Families families;
    final Artifacts artifacts;
    final Variants variants;
    final Revisions revisions;
    final Forks forks;
    final Retrieval retrieval;
    final Deployment deployment;
    final SimpleEntities simple;
    final EmbedResolver embeds;
    final AnswerCache answers;

    Engine(Caller caller, Permissions permissions, Families families, Artifacts artifacts, Variants variants,
            Revisions revisions, Forks forks, Retrieval retrieval, Deployment deployment, SimpleEntities simple,
            EmbedResolver embeds,
            AnswerCache answers) {
        this.caller = caller;
        this.permissions = permissions;
        this.families = families;
        this.artifacts = artifacts;
        this.variants = variants;
        this.revisions = revisions;
        this.forks = forks;
        this.retrieval = retrieval;
        this.deployment = deployment;
        this.simple = simple;
        this.embeds = embeds;
        this.answers = answers;
    }
}
