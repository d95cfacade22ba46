package io.agentaquarkus.revision;

import java.net.URI;

import io.agentaquarkus.golden.Dialogue;

/** A new account that works with one family, and what it makes before a test begins: {@code a}, {@code v}, {@code r}. */
record FamilyClient(Family family, Dialogue says) {

    static final String FIRST = "'id':'${uuid:first}','slug':'r','version':'0','message':'first',<committed>,"
            + "'data':<shown data 1>";
    static final String SECOND = "'id':'${uuid:second}','slug':'${hex12:second}','version':'1','message':'second',<committed>,"
            + "<own revision flags><made>,'data':<shown data 2>";

    static FamilyClient open(URI base, String adminKey, Family family) {
        return new FamilyClient(family, Dialogue.open(base, adminKey, new FamilyWords(family)));
    }

    FamilyClient withArtifact() {
        says.post("/<E>/", "{'<e>':{'slug':'a',<sent header>}}")
                .is("{'count':1,'<e>':{'id':'${uuid:artifact}','slug':'a',<made>,<header>}}");
        return this;
    }

    FamilyClient withVariant() {
        withArtifact().says.post("/<E>/variants/", "{'<e>_variant':{'slug':'v','<e>_id':'${uuid:artifact}',<sent header>}}")
                .is("{'count':1,'<e>_variant':{'id':'${uuid:variant}','slug':'v',<made>,<variant header>,<in artifact>}}");
        return this;
    }

    /** One with everything that can be given, and one with as little as possible. */
    FamilyClient withRevisions() {
        withVariant().commit("'slug':'r','message':'first',<sent header>,'data':<data 1>")
                .is("{'count':1<status>,'<e>_revision':{" + FIRST + ",<made>,<revision header>,<in named variant>}}");
        commit("'message':'second','data':<data 2>")
                .is("{'count':1<status>,'<e>_revision':{" + SECOND + ",<in named variant>}}");
        return this;
    }

    Dialogue.Answered commit(String members) {
        return says.post("/<E>/revisions/commit", "{'<e>_revision':{'<e>_id':'${uuid:artifact}',"
                + "'<e>_variant_id':'${uuid:variant}'," + members + "}}");
    }
}
