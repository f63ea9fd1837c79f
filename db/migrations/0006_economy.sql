-- Currencies of a realm, what people hold of them, and the double-entry ledger behind it.

create table economy_currencies (
    realm_id uuid not null references realms_realms on delete cascade,
    code text not null check (code ~ '^[A-Za-z][A-Za-z0-9_-]*$' and length(code) <= 20),
    name text not null check (length(name) between 1 and 50),
    icon text not null check (length(icon) between 1 and 50),
    decimals int not null check (decimals between 0 and 6),
    sort_order int not null,
    primary key (realm_id, code)
);
call platform_realm_table('economy_currencies');

-- Amounts are whole minor units; the upper bound keeps them exact in JSON.
create table economy_wallets (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null,
    currency text not null,
    balance bigint not null check (balance between 0 and 9000000000000000),
    updated_at timestamptz not null,
    primary key (account_id, realm_id, currency),
    foreign key (realm_id, currency) references economy_currencies on delete cascade
);
create index economy_wallets_currency on economy_wallets (realm_id, currency);
call platform_realm_table('economy_wallets');

-- One row is one movement and names both books: what leaves the one enters the other, so the ledger sums to
-- zero by its shape. One of the two is always the person's wallet.
create table economy_transfers (
    account_id uuid not null,
    realm_id uuid not null,
    currency text not null,
    id uuid not null,
    source_key text not null check (length(source_key) between 1 and 200),
    debit_book text not null check (debit_book in ('wallet', 'mint', 'sink', 'clearing')),
    credit_book text not null check (credit_book in ('wallet', 'mint', 'sink', 'clearing')),
    amount bigint not null check (amount between 1 and 1000000000000),
    cause uuid,
    reason text not null check (length(reason) between 1 and 200),
    label text not null default '' check (length(label) <= 300),
    at timestamptz not null,
    primary key (account_id, realm_id, currency, id),
    foreign key (account_id, realm_id, currency) references economy_wallets on delete cascade,
    check ((debit_book = 'wallet') <> (credit_book = 'wallet'))
);
-- One source pays or charges a person once.
create unique index economy_transfers_source on economy_transfers (account_id, realm_id, source_key);
call platform_realm_table('economy_transfers');
call platform_append_only('economy_transfers');
