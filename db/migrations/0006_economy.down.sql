drop table economy_transfers, economy_wallets, economy_currencies;
