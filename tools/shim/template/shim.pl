#!/usr/bin/perl
# A shim to begin with, in Perl: replace what says "mystack". tools/docs/porting.md goes through it.
use strict;
use warnings;
use JSON::PP;

my (%credentials, $handles);
my %calls = (
    acquire => sub {
        my ($request) = @_;
        return { status => "SEC_E_SECPKG_NOT_FOUND" } if ($request->{package} // "Negotiate") ne "NTLM";
        my $handle = sprintf "%x:0", ++$handles;
        $credentials{$handle} = $request->{identity};    # mystack::log_on(user, domain, password)
        return { status => "SEC_E_OK", new_handle => $handle, expiry => "9223372036854775807" };
    },
    free => sub {
        my $handle = $_[0]{credential} // "";
        my $status = exists $credentials{$handle} ? "SEC_E_OK" : "SEC_E_INVALID_HANDLE";
        delete $credentials{$handle};                    # mystack::log_off(...)
        return { status => $status };
    },
);
my $hello = { re => "hello", version => 2, name => "mystack 1.0", packages => ["NTLM"], calls => [keys %calls],
    fields => [qw(package identity credential)], control => "clock, chance and accounts: the machine's" };
$| = 1;
while (my $line = <STDIN>) {
    my $number = 0;
    my $reply = eval {
        my $request = decode_json($line);
        $number = $request->{seq} // 0;
        my $op = $request->{op} // die "a request has an op\n";
        return $hello if $op eq "hello";
        return $calls{$op}->($request) if $calls{$op};
        return { outcome => "unsupported", message => "mystack has no $op" };
    };
    $reply //= { re => "error", text => $@ };
    print encode_json({ %$reply, seq => $number }), "\n";
}
